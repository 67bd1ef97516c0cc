package io.github.ibkringest.ingest.stored;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.ingest.quarantine.QuarantineSource;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.sync.Fetching;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.payload.Rereading;
import java.util.Optional;
import java.util.function.Consumer;

/** All that the payload of a run, and those that were kept, say: of whatever account and dataset. */
public final class WholePayloads implements Rereading {

    private final Run<?> run;

    public WholePayloads(Run<?> run) {
        this.run = run;
    }

    @Override
    public String sha256() {
        return run.fetch().payload().sha256();
    }

    @Override
    public void current(Consumer<Statement> records) {
        Payload payload = run.fetch().payload();
        // records from quarantine are no more than the run has heard
        if (!payload.source().equals(QuarantineSource.NAME)) {
            read(
                    run.fetch()
                            .session(
                                    payload.name(),
                                    payload.content(),
                                    run.fetch().reading()),
                    records);
        }
    }

    @Override
    public void kept(KeptPayload payload, Consumer<Statement> records) {
        try {
            read(run.records().session(payload), records);
        } catch (UnreadablePayloadException e) {
            run.unreadable().add(payload, e.getMessage());
        }
    }

    private static void read(Optional<BrokerApi> payload, Consumer<Statement> records) {
        payload.ifPresent(opened -> {
            try (BrokerApi session = opened) {
                session.accounts().forEach(account -> read(session, account, records));
            }
        });
    }

    private static void read(BrokerApi session, String account, Consumer<Statement> records) {
        for (Dataset dataset : Dataset.values()) {
            if (!session.delivers(account, dataset)) {
                continue;
            }
            try (Fetch<?> fetch = Fetching.fetch(session, dataset, account)) {
                read(fetch, dataset, records);
            }
        }
    }

    private static <T> void read(Fetch<T> fetch, Dataset dataset, Consumer<Statement> records) {
        RowType<T> type = RowTypes.of(dataset);
        fetch.records().forEachRemaining(reading -> {
            if (reading instanceof Reading.Accepted<T> accepted) {
                records.accept(Statement.of(type, accepted.data(), fetch.source(), accepted.raw()));
            }
        });
    }
}
