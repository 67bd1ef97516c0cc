/** Stays connected to a gateway, through its restarts, and tells what it tells. */
package io.github.ibkringest.broker.ibkr.gateway.live;
