package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.store.Failpoint;
import io.github.ibkringest.store.Quarantine;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The quarantine step: keeps the records of a chunk that cannot be read or may not be stored, and closes those that lay
 * there and can be stored now. Thread-safe.
 */
public final class QuarantineStep {

    private final Quarantine quarantine;

    public QuarantineStep(JdbcTemplate jdbc) {
        this.quarantine = new Quarantine(jdbc);
    }

    /** Quarantines what is malformed or refused, unless somebody has given it up, and closes what is neither any more. */
    public void put(@Body MergedChunk merged, @Variable(Run.VARIABLE) Run<?> run) {
        put(run, merged.chunk().malformed());
        put(run, merged.refusals());
        Failpoint.reach("malformed-put-aside");
        resolve(run, merged.chunk().statements(), merged.refused());
        Failpoint.reach("quarantine-resolved");
    }

    private void put(Run<?> run, List<Reading.Malformed<?>> malformed) {
        if (!malformed.isEmpty()) {
            long discarded =
                    quarantine.put(run.id(), run.accountId(), run.type().dataset(), run.payloadId(), malformed);
            run.counts().ignored("discarded", discarded);
            run.counts().quarantined(malformed.size() - discarded);
        }
    }

    /** What can be read but was refused stays in quarantine. */
    private void resolve(Run<?> run, List<Statement> records, List<Statement> refused) {
        if (run.cures() && refused.size() < records.size()) {
            quarantine.resolve(
                    run.id(),
                    run.accountId(),
                    run.type().dataset(),
                    records.stream()
                            .filter(record -> !refused.contains(record))
                            .map(record -> record.fragment().raw().hash())
                            .toList());
        }
    }
}
