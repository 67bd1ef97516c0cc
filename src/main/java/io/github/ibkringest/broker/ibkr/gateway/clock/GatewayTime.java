package io.github.ibkringest.broker.ibkr.gateway.clock;

import io.github.ibkringest.model.BrokerTime;

/**
 * A moment of a gateway.
 *
 * @param time the moment
 * @param isCertain whether its zone was stated; otherwise the zone of the gateway was assumed
 */
public record GatewayTime(BrokerTime time, boolean isCertain) {}
