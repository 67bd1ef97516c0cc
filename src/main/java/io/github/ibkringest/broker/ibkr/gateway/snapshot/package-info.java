/** Asks gateways once for all that they have. */
package io.github.ibkringest.broker.ibkr.gateway.snapshot;
