package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.fold.layout.OptionEventRows;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.ingest.quarantine.QuarantineSource;
import io.github.ibkringest.match.NamedAlike;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.NamedFact.IdKind;
import io.github.ibkringest.store.quarantine.Quarantine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records that wait in quarantine, whose facts a run comes across in other records: they are closed when it ends. Nothing is
 * read as long as nothing waits. Not thread-safe: one instance a run.
 */
public final class Superseding {

    private static final int EXEC_ID = ExecutionRows.TYPE.position("ibkr_exec_id");
    private static final int TRANSACTION_ID = ExecutionRows.TYPE.position("transaction_id");
    private static final int TRADE_ID = ExecutionRows.TYPE.position("trade_id");
    private static final int ORDER_ID = OrderRows.TYPE.position("ibkr_order_id");
    private static final int PERM_ID = OrderRows.TYPE.position("perm_id");
    private static final int EVENT_TRADE_ID = OptionEventRows.TYPE.position("trade_id");

    private final Quarantine quarantine;
    private final boolean waits;
    private final Map<String, List<Waiting>> byId = new HashMap<>();
    private final Map<Long, Telling> told = new LinkedHashMap<>();
    private boolean loaded;

    /**
     * @param waits whether there are open records whose fact the run's records may state
     */
    public Superseding(Quarantine quarantine, boolean waits) {
        this.quarantine = quarantine;
        this.waits = waits;
    }

    /** A record that waits, and what it names. */
    private record Waiting(Quarantine.Open record, NamedFact names) {

        boolean isToldBy(NamedFact other) {
            return record.hasAccount() ? NamedAlike.areOne(names, other) : NamedAlike.areSurelyOne(names, other);
        }
    }

    /** An open record, with the key of the row that states its fact and the feed of that record. */
    private record Telling(Quarantine.Open record, String key, String feed) {

        /** One report of a payload never states a fact twice, so what stands beside the record is another fact. */
        boolean isFromElsewhere(Long payload) {
            boolean isOwn = record.payloadId() == null || record.payloadId().equals(payload);
            return !isOwn || !isOfOneFeed();
        }

        boolean isOfOneFeed() {
            return record.raw().provenance().feed().equals(feed);
        }
    }

    /** Whether there are open records whose fact the run's records may state. */
    public boolean waits() {
        return waits;
    }

    /** Hears records that are in the store now. */
    public void hear(Run<?> run, Collection<Statement> records) {
        if (waits && run.accountId() != null && !run.fetch().source().equals(QuarantineSource.NAME)) {
            load(run);
            records.forEach(statement -> hear(run, statement));
        }
    }

    private void load(Run<?> run) {
        if (!loaded) {
            loaded = true;
            quarantine.forEachOpen(
                    run.accountId(),
                    run.type().dataset(),
                    open -> run.records().named(open.raw()).ifPresent(names -> add(new Waiting(open, names))));
        }
    }

    private void add(Waiting waiting) {
        waiting.names()
                .ids()
                .forEach((kind, id) -> byId.computeIfAbsent(kind.name() + id, any -> new ArrayList<>(1))
                        .add(waiting));
    }

    private void hear(Run<?> run, Statement statement) {
        List<Waiting> maybe = ids(run.type().dataset(), statement)
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .toList();
        if (maybe.isEmpty()) {
            return;
        }
        RawRecord raw = statement.fragment().raw();
        Optional<NamedFact> names = run.records().named(raw);
        maybe.stream()
                .filter(waiting -> names.filter(waiting::isToldBy).isPresent())
                .map(Waiting::record)
                .forEach(record -> told.merge(
                        record.id(),
                        new Telling(record, statement.key(), raw.provenance().feed()),
                        (one, other) -> one.isOfOneFeed() ? other : one));
    }

    private static Stream<String> ids(Dataset dataset, Statement statement) {
        Object[] values = statement.values();
        return switch (dataset) {
            case ORDERS ->
                Stream.of(IdKind.ORDER_ID.name() + values[ORDER_ID], IdKind.PERM_ID.name() + values[PERM_ID]);
            case OPTION_EVENTS ->
                values[EVENT_TRADE_ID] == null ? Stream.of() : Stream.of(IdKind.EVENT_ID.name() + statement.key());
            case CORPORATE_ACTIONS, TRANSFERS -> Stream.of(IdKind.MOVEMENT_ID.name() + statement.key());
            case EXECUTIONS ->
                Stream.of(
                        IdKind.EXEC_ID.name() + values[EXEC_ID],
                        IdKind.TRANSACTION_ID.name() + values[TRANSACTION_ID],
                        IdKind.TRADE_ID.name() + values[TRADE_ID]);
        };
    }

    /** Closes these records, once the payload of the run has its key. */
    public void close(Run<?> run) {
        Map<Long, String> closed = new LinkedHashMap<>();
        told.forEach((record, telling) -> {
            if (telling.isFromElsewhere(run.payloadId())) {
                closed.put(record, telling.key());
            }
        });
        if (!closed.isEmpty()) {
            quarantine.supersede(run.id(), closed);
        }
    }
}
