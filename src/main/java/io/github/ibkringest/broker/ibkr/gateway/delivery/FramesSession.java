package io.github.ibkringest.broker.ibkr.gateway.delivery;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameLinesReader;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordReading;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A session over frames that have come: orders and executions, and no option events, of which a gateway tells nothing. */
public final class FramesSession implements BrokerApi {

    /** What a gateway tells of. */
    public static final Set<Dataset> DATASETS =
            Collections.unmodifiableSet(EnumSet.of(Dataset.ORDERS, Dataset.EXECUTIONS));

    private final String name;
    private final FramesPayload frames;
    private final Set<String> accounts;
    private final Set<Dataset> datasets;

    private FramesSession(String name, FramesPayload frames, Set<String> accounts, Set<Dataset> datasets) {
        this.name = name;
        this.frames = frames;
        this.accounts = accounts;
        this.datasets = datasets;
    }

    /** A session over a document, with all accounts of the login. */
    public static FramesSession of(String name, FrameDocument document, Set<Dataset> datasets) {
        FramesPayload frames = FramesPayload.of(name, document);
        return new FramesSession(name, frames, frames.payload().accounts(), datasets);
    }

    /** A session over a document with those accounts and datasets alone that it tells of. */
    public static FramesSession ofNews(String name, FrameDocument document) {
        FramesPayload frames = FramesPayload.of(name, document);
        Set<Dataset> told = EnumSet.copyOf(DATASETS);
        told.removeIf(dataset -> frames.records().accounts().stream()
                .allMatch(account -> frames.records().of(account, dataset).isEmpty()));
        return new FramesSession(name, frames, frames.records().accounts(), told);
    }

    /** A session over a payload that was kept. */
    static FramesSession kept(String name, Payload.Content content) {
        return of(name, FrameLinesReader.read(name, content), DATASETS);
    }

    @Override
    public void connect() {
        // What is to come has come.
    }

    @Override
    public String source() {
        return FramesPayload.SOURCE;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Dataset> datasets() {
        return datasets;
    }

    @Override
    public Optional<Payload> delivered() {
        return Optional.of(frames.payload());
    }

    @Override
    public Environment environmentOf(String account) {
        return IbkrAccount.environmentOf(account);
    }

    @Override
    public Set<String> accounts() {
        return accounts;
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return fetch(account, RecordReading.ORDERS);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return fetch(account, RecordReading.EXECUTIONS);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return fetch(account, GatewayRecordReader.NO_EVENTS);
    }

    <T> Fetch<T> fetch(String account, RecordReading<T> reading) {
        return new FramesFetch<>(frames, account, reading);
    }

    @Override
    public void disconnect() {
        // Holds nothing.
    }
}
