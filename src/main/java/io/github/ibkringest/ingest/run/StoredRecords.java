package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.store.payload.KeptPayload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads stored records for a run, of whatever source: a fact can be told by several, each in a format of its own. As
 * thread-safe as the fetch of the run.
 */
public final class StoredRecords<T> {

    private final Fetch<T> fetch;
    private final Dataset dataset;
    private final Function<String, Optional<RecordReader>> readers;
    private final Map<String, Optional<RecordReader>> others = new HashMap<>();

    /**
     * @param readers the reader of the records of a feed, if there is one
     */
    public StoredRecords(Fetch<T> fetch, Dataset dataset, Function<String, Optional<RecordReader>> readers) {
        this.fetch = fetch;
        this.dataset = dataset;
        this.readers = readers;
    }

    /** Reads a record of the run's dataset as it was read when it came. */
    public Reading<T> reread(String account, RawRecord raw) {
        return kind(raw).map(kind -> kind.reread(account, raw)).orElseGet(() -> fetch.reread(account, raw));
    }

    /** Reads a record of an order as it was read when it came. */
    public Reading<OrderData> rereadOrder(String account, RawRecord raw) {
        return other(raw.provenance().feed())
                .map(reader -> reader.orders().reread(account, raw))
                .orElseGet(() -> fetch.rereadOrder(account, raw));
    }

    /** What a record of the run's dataset names, as far as it can be read. */
    public Optional<NamedFact> named(RawRecord raw) {
        return kind(raw).map(kind -> kind.named(raw)).orElseGet(() -> fetch.named(raw));
    }

    /** A session over a payload that was kept; empty where it cannot be read again. It is connected and must be closed. */
    public Optional<BrokerApi> session(KeptPayload payload) {
        return other(payload.feed())
                .map(reader -> Optional.of(reader.orders().session(payload.name(), payload, payload.reading())))
                .orElseGet(() -> fetch.session(payload.name(), payload, payload.reading()));
    }

    @SuppressWarnings("unchecked")
    private Optional<RecordReader.Kind<T>> kind(RawRecord raw) {
        return other(raw.provenance().feed()).map(reader -> (RecordReader.Kind<T>)
                switch (dataset) {
                    case ORDERS -> reader.orders();
                    case EXECUTIONS -> reader.executions();
                    case OPTION_EVENTS -> reader.optionEvents();
                    case CORPORATE_ACTIONS -> reader.corporateActions();
                    case TRANSFERS -> reader.transfers();
                });
    }

    /** The reader of records of another format; empty for those that the fetch reads itself, or nobody else can. */
    private Optional<RecordReader> other(String feed) {
        return format(feed).equals(format(fetch.payload().feed()))
                ? Optional.empty()
                : others.computeIfAbsent(feed, readers);
    }

    /** Feeds of one format have the same name up to the first dash. */
    private static String format(String feed) {
        int dash = feed.indexOf('-');
        return dash < 0 ? feed : feed.substring(0, dash);
    }
}
