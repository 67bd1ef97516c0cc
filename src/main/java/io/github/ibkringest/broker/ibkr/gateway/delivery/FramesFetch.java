package io.github.ibkringest.broker.ibkr.gateway.delivery;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.ibkr.gateway.record.GatewayRecord;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordReading;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OrderData;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The records of one dataset of an account in frames. They prove no day complete: a gateway knows no other days. */
record FramesFetch<T>(FramesPayload frames, String account, RecordReading<T> kind) implements Fetch<T> {

    @Override
    public Payload payload() {
        return frames.payload();
    }

    @Override
    public Iterator<Reading<T>> records() {
        Map<UUID, Integer> twins = new HashMap<>();
        return told().stream()
                .map(record -> {
                    int ordinal = twins.merge(record.raw().hash(), 1, Integer::sum) - 1;
                    return record.loss() == null
                            ? kind.read(account, record.raw(), ordinal)
                            : new Reading.Malformed<T>(record.raw(), record.loss(), ordinal);
                })
                .iterator();
    }

    private List<GatewayRecord> told() {
        return frames.records().of(account, kind.dataset());
    }

    @Override
    public long expected() {
        return told().size();
    }

    @Override
    public List<Period> covered() {
        return List.of();
    }

    @Override
    public Optional<OpenOrders> openOrders() {
        return kind.dataset() == Dataset.ORDERS ? frames.openOrders(account) : Optional.empty();
    }

    @Override
    public boolean isProvisional() {
        return true;
    }

    @Override
    public Reading<T> reread(String code, RawRecord raw) {
        return kind.read(code, raw, 0);
    }

    @Override
    public Reading<OrderData> rereadOrder(String code, RawRecord raw) {
        return RecordReading.ORDERS.read(code, raw, 0);
    }

    @Override
    public Fetch<T> reopen(String name, Payload.Content content, int number) {
        return FramesSession.kept(name, content).fetch(account, kind);
    }

    @Override
    public Optional<BrokerApi> session(String name, Payload.Content content, int number) {
        return Optional.of(FramesSession.kept(name, content));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
