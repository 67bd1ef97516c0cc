/** A gateway for tests: a real TCP server that speaks the protocol, scripted or driven by a simulated market. */
package io.github.ibkringest.broker.ibkr.gateway.fake;
