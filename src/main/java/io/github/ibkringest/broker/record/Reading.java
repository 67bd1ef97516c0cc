package io.github.ibkringest.broker.record;

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
     * A record that cannot be trusted.
     *
     * @param reason what is wrong and what to do, in one sentence
     * @param ordinal its place among records of the payload that nothing else tells apart, from 0
     * @param isOfRecordAlone whether a value is missing as far as the record alone tells, without the columns of the payload
     *     that it came in: what was known before of the same column says no less
     */
    record Malformed<T>(RawRecord raw, String reason, int ordinal, boolean isOfRecordAlone) implements Reading<T> {

        /** A record of a payload that is at hand. */
        public Malformed(RawRecord raw, String reason, int ordinal) {
            this(raw, reason, ordinal, false);
        }
    }
}
