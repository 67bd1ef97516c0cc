/** Moments as a gateway writes them. */
package io.github.ibkringest.broker.ibkr.gateway.clock;
