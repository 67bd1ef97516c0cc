package io.github.ibkringest.broker.record;

/**
 * The result of reading one delivered record: normalized, or malformed with the reason.
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
     * @param ordinal its number among equal records of the payload, from 0
     * @param isOfRecordAlone whether a value is missing in the record alone, without regard to the columns of the payload
     *     that it came in: what was known before of the same column says no less
     */
    record Malformed<T>(RawRecord raw, String reason, int ordinal, boolean isOfRecordAlone) implements Reading<T> {

        /** A record of a payload that is at hand. */
        public Malformed(RawRecord raw, String reason, int ordinal) {
            this(raw, reason, ordinal, false);
        }
    }
}
