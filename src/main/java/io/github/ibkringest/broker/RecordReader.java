package io.github.ibkringest.broker;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.util.Optional;

/** Reads records that were stored as delivered. Thread-safe. */
public interface RecordReader {

    /** The same, knowing how records that were stored were read. */
    RecordReader knowing(Readings readings);

    /** The number of today's settings. */
    int reading();

    /** Reads orders. */
    Kind<OrderData> orders();

    /** Reads executions. */
    Kind<ExecutionData> executions();

    /** Reads option events. */
    Kind<OptionEventData> optionEvents();

    /** Reads corporate actions. */
    default Kind<CorporateActionData> corporateActions() {
        throw new UnsupportedOperationException("there are no records of corporate actions of this kind");
    }

    /** Reads transfers. */
    default Kind<TransferData> transfers() {
        throw new UnsupportedOperationException("there are no records of transfers of this kind");
    }

    /**
     * Reads records of one kind.
     *
     * @param <T> the normalized type
     */
    interface Kind<T> {

        /**
         * Reads a record that could not be read so far, with today's settings; when that is in vain with those that it was
         * read with before.
         *
         * @param account the account's code; empty when the record names none
         * @param raw the record as stored
         * @param ordinal its number among records that were equal in everything else when delivered
         */
        Reading<T> retry(String account, RawRecord raw, int ordinal);

        /**
         * Reads a record as it was read when it came; as today's settings say when that is not possible any more.
         *
         * @param account the account's code
         * @param raw the record as stored
         */
        Reading<T> reread(String account, RawRecord raw);

        /** The ids that a stored record states, as far as it can be read; empty where the broker's records have none. */
        default Optional<NamedFact> named(RawRecord raw) {
            return Optional.empty();
        }

        /** Opens a payload that was kept, as it was read when it came; the fetch must be closed. */
        Fetch<T> open(String account, String name, Payload.Content content, int reading);

        /** Opens such a payload with all its accounts and datasets; the session must be closed. */
        BrokerApi session(String name, Payload.Content content, int reading);
    }
}
