package io.github.ibkringest.verify.data;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.KeptPayload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads stored records and payloads of any feed as they were read when they came. Not thread-safe. */
final class RecordReaders {

    private final Brokers brokers;
    private final Readings readings;
    private final Map<String, Optional<RecordReader>> byFeed = new HashMap<>();
    private final Map<String, RecordReader.Kind<?>> kinds = new HashMap<>();

    RecordReaders(Brokers brokers, Readings readings) {
        this.brokers = brokers;
        this.readings = readings;
    }

    private Optional<RecordReader> reader(String feed) {
        return byFeed.computeIfAbsent(feed, one -> brokers.reader(one).map(reader -> reader.knowing(readings)));
    }

    /** Reads a record of a dataset; malformed where no source reads its feed. */
    @SuppressWarnings("unchecked")
    <T> Reading<T> reread(Dataset dataset, String account, RawRecord raw) {
        String feed = raw.provenance().feed();
        RecordReader.Kind<?> kind = kinds.computeIfAbsent(
                feed + " " + dataset,
                one -> reader(feed).map(reader -> kind(reader, dataset)).orElse(null));
        return kind == null
                ? new Reading.Malformed<>(raw, "no source reads the feed " + feed, 0)
                : ((RecordReader.Kind<T>) kind).reread(account, raw);
    }

    /** A session over a payload; empty where no source reads its feed. It is connected and must be closed. */
    Optional<BrokerApi> session(KeptPayload payload) {
        return reader(payload.feed())
                .map(reader -> reader.orders().session(payload.name(), payload, payload.reading()));
    }

    private static RecordReader.Kind<?> kind(RecordReader reader, Dataset dataset) {
        return switch (dataset) {
            case ORDERS -> reader.orders();
            case EXECUTIONS -> reader.executions();
            case OPTION_EVENTS -> reader.optionEvents();
            case CORPORATE_ACTIONS -> reader.corporateActions();
            case TRANSFERS -> reader.transfers();
        };
    }
}
