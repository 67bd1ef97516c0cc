package io.github.ibkringest.broker;

/**
 * What became of one delivered record when it was read: normalized, or put aside with the reason.
 *
 * @param <T> the normalized type
 */
public sealed interface Reading<T> {

    /** The record as delivered. */
    RawRecord raw();

    /** A record that could be normalized. */
    record Accepted<T>(T data, RawRecord raw) implements Reading<T> {}

    /** A record that can not be trusted; {@code reason} says what is wrong and what to do, in one sentence. */
    record Malformed<T>(RawRecord raw, String reason) implements Reading<T> {}
}
