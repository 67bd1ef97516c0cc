package io.github.ibkringest.broker;

import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.broker.record.StatedReport;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OrderData;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one dataset of one account, as a lazy stream over a payload. The stream only ends when the payload has
 * been checked as a whole; until then it may wait for more, and everything that depends on the whole waits, too.
 *
 * <p>Not thread-safe: one consumer reads {@link #records()}, then closes. It may start over as long as the session lasts,
 * when what it made of them was lost.
 *
 * @param <T> the normalized type
 */
public interface Fetch<T> extends AutoCloseable {

    /** Name of the source of the payload. */
    default String source() {
        return payload().source();
    }

    /** What people call the payload. */
    default String name() {
        return payload().name();
    }

    /** Whether the payload is there as a whole already, so that nothing here has to wait for it. */
    default boolean isWhole() {
        return true;
    }

    /** The payload that the records come from. */
    Payload payload();

    /**
     * The records, mapped one by one as they are asked for, in order of delivery; from the first one at each call. Asking
     * for the next one, or whether there is one, fails when the payload turns out to be broken.
     */
    Iterator<Reading<T>> records();

    /** How many records there will be; 0 as long as that is not known. */
    long expected();

    /** Periods that the payload proves complete for this dataset once {@link #records()} are stored. */
    List<Period> covered();

    /** Of executions the periods that are complete for orders, too, because these are made from them; else empty. */
    default List<Period> coveredOrders() {
        return List.of();
    }

    /** Periods that the payload speaks of without proving this dataset, by the reason. */
    default Map<Lack, List<Period>> lacking() {
        return Map.of();
    }

    /**
     * What the payload says that the account adds up to, one for each of its statements; for the records of this dataset to
     * be held against. Empty where it says nothing, and of all datasets but one. Waits until the payload is complete.
     */
    default Iterator<StatedReport> reports() {
        return Collections.emptyIterator();
    }

    /** Whether the report is of a kind that the broker completes later, so that it proves no day complete. */
    default boolean isProvisional() {
        return false;
    }

    /**
     * The orders that were open, where the payload holds a complete list of them; empty where nobody knows whether another
     * order is open. Asked when {@link #records()} were read.
     */
    default Optional<OpenOrders> openOrders() {
        return Optional.empty();
    }

    /**
     * A complete list of the open orders of an account.
     *
     * @param at when they were open
     * @param permIds their numbers
     */
    record OpenOrders(Instant at, Set<String> permIds) {

        public OpenOrders {
            permIds = Set.copyOf(permIds);
        }
    }

    /** The number of the settings that the payload is read with. */
    default int reading() {
        return Readings.FIRST;
    }

    /**
     * Reads a stored record of this broker again, as it was read when it came; as today's settings say when that is not
     * possible any more.
     *
     * @param account the account's code
     * @param raw the record as stored
     */
    Reading<T> reread(String account, RawRecord raw);

    /**
     * What a record of this dataset names, also one that cannot be trusted, as far as it can be read; empty where the
     * broker's records cannot tell.
     */
    default Optional<NamedFact> named(RawRecord raw) {
        return Optional.empty();
    }

    /**
     * Reads a stored record of an order of this broker again, whatever the dataset of this fetch: orders are completed by
     * their executions.
     *
     * @param account the account's code
     * @param raw the record as stored
     */
    Reading<OrderData> rereadOrder(String account, RawRecord raw);

    /**
     * The same dataset of the same account in another payload of the same kind.
     *
     * @param name what people call that payload
     * @param content its bytes
     * @param reading the number of the settings that it was read with when it came
     */
    Fetch<T> reopen(String name, Payload.Content content, int reading);

    /**
     * A session over a payload of the same kind, with all its accounts and datasets; empty where the broker's payloads can
     * not be read again. It is connected and must be closed.
     *
     * @param name what people call that payload
     * @param content its bytes
     * @param reading the number of the settings that it was read with when it came
     */
    default Optional<BrokerApi> session(String name, Payload.Content content, int reading) {
        return Optional.empty();
    }

    /** Frees what reading held. Harmless when that has been done. */
    @Override
    void close();
}
