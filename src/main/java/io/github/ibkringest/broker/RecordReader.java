package io.github.ibkringest.broker;

import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;

/**
 * Reads records that were stored as delivered, as today's code would read them in a payload. Thread-safe.
 *
 * <p>The ordinal is the record's place among those that nothing else told apart when it was delivered.
 */
public interface RecordReader {

    /** Reads the record of an order. */
    Reading<OrderData> order(String account, RawRecord raw, int ordinal);

    /** Reads the record of an execution. */
    Reading<ExecutionData> execution(String account, RawRecord raw, int ordinal);

    /** Reads the record of an option event. */
    Reading<OptionEventData> optionEvent(String account, RawRecord raw, int ordinal);
}
