package io.github.ibkringest.broker.ibkr.gateway.message;

import java.time.Instant;

/**
 * The gateway's clock.
 *
 * @param at to the second
 */
public record CurrentTime(Instant at) implements Message {}
