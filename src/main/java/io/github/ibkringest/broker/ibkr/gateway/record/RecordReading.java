package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OrderData;
import java.util.List;

/**
 * Reads records of one dataset, those of a payload and those that were stored. Immutable and thread-safe.
 *
 * @param dataset the dataset
 * @param reader makes the normalized record of what is told; throws {@link IllegalArgumentException} with what is wrong
 * @param <T> the normalized type
 */
public record RecordReading<T>(Dataset dataset, Reader<T> reader) {

    /** Orders. */
    public static final RecordReading<OrderData> ORDERS = new RecordReading<>(
            Dataset.ORDERS,
            (account, raw) -> OrderText.read(
                    account, RecordText.of(raw.json()), raw.provenance().asOf()));

    /** Executions. */
    public static final RecordReading<ExecutionData> EXECUTIONS = new RecordReading<>(
            Dataset.EXECUTIONS, (account, raw) -> ExecutionText.read(account, RecordText.of(raw.json())));

    /** Makes the normalized record of a raw one. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(String account, RawRecord raw);
    }

    /** Reads a record. */
    public Reading<T> read(String account, RawRecord raw, int ordinal) {
        if (LostFrame.is(RecordText.of(raw.json()))) {
            return new Reading.Malformed<>(raw, "a message of the gateway still cannot be read", ordinal);
        }
        try {
            return new Reading.Accepted<>(reader.read(account, raw), raw);
        } catch (IllegalArgumentException e) {
            return new Reading.Malformed<>(raw, e.getMessage(), ordinal);
        }
    }

    /** Reads a record that could not be read when it came; a frame that could not may be one that can by now. */
    public Reading<T> retry(String account, RawRecord raw, int ordinal) {
        RecordText text = RecordText.of(raw.json());
        if (!LostFrame.is(text)) {
            return read(account, raw, ordinal);
        }
        List<GatewayRecord> found =
                LostFrame.retried(text, raw.provenance().asOf()).of(account, dataset);
        if (found.size() != 1) {
            return read(account, raw, ordinal);
        }
        RawRecord told = new RawRecord(found.get(0).raw().json(), raw.hash(), raw.provenance(), raw.place());
        return read(account, told, ordinal);
    }
}
