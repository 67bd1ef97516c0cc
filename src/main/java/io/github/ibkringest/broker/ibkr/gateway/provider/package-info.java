/** Plugs gateways in: their settings, and what follows from these. */
package io.github.ibkringest.broker.ibkr.gateway.provider;
