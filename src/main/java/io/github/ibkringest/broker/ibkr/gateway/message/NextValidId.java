package io.github.ibkringest.broker.ibkr.gateway.message;

/**
 * The number that the client's next order would have; only shows that the gateway is ready.
 *
 * @param orderId that number
 */
public record NextValidId(long orderId) implements Message {}
