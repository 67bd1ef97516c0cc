package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.fold.Statement;
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

    /** Closes what lay in quarantine and is stored now: what can be read but was refused stays there. */
    void resolve(Run<?> run, Chunk chunk, List<Statement> refused) {
        if (run.cures() && refused.size() < chunk.statements().size()) {
            run.behind().finish();
            quarantine.resolve(
                    run.id(),
                    run.accountId(),
                    run.type().dataset(),
                    chunk.statements().stream()
                            .filter(statement -> !refused.contains(statement))
                            .map(statement -> statement.fragment().raw().hash())
                            .toList());
        }
    }
}
