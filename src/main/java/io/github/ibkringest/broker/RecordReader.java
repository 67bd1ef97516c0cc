package io.github.ibkringest.broker;

import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.util.Optional;

/** Reads records that were stored as delivered, as today's code would read them in a payload. Thread-safe. */
public interface RecordReader {

    /** Reads orders. */
    Kind<OrderData> orders();

    /** Reads executions. */
    Kind<ExecutionData> executions();

    /** Reads option events. */
    Kind<OptionEventData> optionEvents();

    /**
     * Reads records of one kind.
     *
     * @param <T> the normalized type
     */
    interface Kind<T> {

        /**
         * Reads a record.
         *
         * @param account the account's code; empty when the record names none
         * @param raw the record as stored
         * @param ordinal its place among those that nothing else told apart when it was delivered
         */
        Reading<T> read(String account, RawRecord raw, int ordinal);

        /** What a stored record names, as far as it can be read; empty where the broker's records cannot tell. */
        default Optional<NamedFact> named(RawRecord raw) {
            return Optional.empty();
        }

        /** Opens a payload that was kept; the fetch must be closed. */
        Fetch<T> open(String account, String name, Payload.Content content);

        /** Opens a payload that was kept, with all its accounts and datasets; the session must be closed. */
        BrokerApi session(String name, Payload.Content content);
    }
}
