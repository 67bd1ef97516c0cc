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

    /**
     * A record that can not be trusted.
     *
     * @param reason what is wrong and what to do, in one sentence
     * @param ordinal its place among records of the payload that nothing else tells apart, from 0
     */
    record Malformed<T>(RawRecord raw, String reason, int ordinal) implements Reading<T> {}
}
