package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.store.Quarantine;
import java.util.List;

/** What happens to the records of a chunk that can not be read, and to those that could not be read once. Thread-safe. */
final class Aside {

    private final Quarantine quarantine;

    Aside(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Puts malformed records into quarantine, unless somebody has given them up. */
    void putAside(Run<?> run, Chunk chunk) {
        putAside(run, chunk.malformed());
    }

    /** Puts some records into quarantine, unless somebody has given them up. */
    void putAside(Run<?> run, List<Reading.Malformed<?>> malformed) {
        if (!malformed.isEmpty()) {
            run.behind().finish();
            long discarded =
                    quarantine.put(run.id(), run.accountId(), run.type().dataset(), run.payloadId(), malformed);
            run.counts().ignored("discarded", discarded);
            run.counts().quarantined(malformed.size() - discarded);
        }
    }

    /** Closes what lay in quarantine and can be read now. */
    void resolve(Run<?> run, Chunk chunk) {
        if (run.cures() && !chunk.statements().isEmpty()) {
            run.behind().finish();
            quarantine.resolve(
                    run.id(),
                    run.accountId(),
                    run.type().dataset(),
                    chunk.statements().stream()
                            .map(statement -> statement.fragment().raw().hash())
                            .toList());
        }
    }
}
