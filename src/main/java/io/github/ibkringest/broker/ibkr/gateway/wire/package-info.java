/**
 * The socket protocol of IB Gateway and TWS: frames, text fields, the greeting, and the few requests that exist. Facts of
 * the protocol come from frames that were recorded and from the public documentation; no code of the broker is used.
 */
package io.github.ibkringest.broker.ibkr.gateway.wire;
