package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.chunk.MergedChunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.stored.ToldByNewer;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.store.quarantine.Quarantine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The quarantine step: keeps the records of a chunk that cannot be read or may not be stored, and closes those that lay
 * there and can be stored now, or whose fact other records state. Thread-safe.
 */
public final class QuarantineStep {

    /** The rule that ignores malformed records whose fact other records have stated. */
    static final String SUPERSEDED = "superseded";

    private final Quarantine quarantine;
    private final ToldByNewer toldByNewer;

    public QuarantineStep(JdbcTemplate jdbc) {
        this.quarantine = new Quarantine(jdbc);
        this.toldByNewer = new ToldByNewer(jdbc);
    }

    /** Quarantines what is malformed or refused, unless it was closed there, and closes what is neither any more. */
    public void put(@Body MergedChunk merged, @Variable(Run.VARIABLE) Run<?> run) {
        put(run, merged.chunk().malformed());
        put(run, merged.refusals());
        resolve(run, merged.chunk().statements(), merged.refused());
    }

    private void put(Run<?> run, List<Reading.Malformed<?>> malformed) {
        if (malformed.isEmpty()) {
            return;
        }
        Map<Integer, String> closed =
                quarantine.closed(run.accountId(), run.type().dataset(), malformed);
        closed.values().forEach(state -> run.counts().ignored(state, 1));
        List<Reading.Malformed<?>> open = new ArrayList<>(malformed.size());
        for (int i = 0; i < malformed.size(); i++) {
            if (!closed.containsKey(i)) {
                open.add(malformed.get(i));
            }
        }
        if (!open.isEmpty()) {
            putOpen(run, open);
        }
    }

    /** A record whose fact a newer statement has stated is closed at once. */
    private void putOpen(Run<?> run, List<Reading.Malformed<?>> open) {
        Dataset dataset = run.type().dataset();
        quarantine.put(
                run.id(),
                run.accountId(),
                dataset,
                run.payloadId(),
                open,
                raw -> run.fetch().named(raw).map(NamedFact::stated).orElse(Collections.emptySortedSet()));
        Map<Reading.Malformed<?>, String> told = toldByNewer.among(run, open);
        if (!told.isEmpty()) {
            quarantine.supersede(run.id(), run.accountId(), dataset, told);
        }
        run.counts().ignored(SUPERSEDED, told.size());
        run.counts().quarantined(open.size() - told.size());
    }

    /** What can be read but was refused stays in quarantine. */
    private void resolve(Run<?> run, List<Statement> records, List<Statement> refused) {
        if (refused.size() == records.size()) {
            return;
        }
        List<Statement> stored = refused.isEmpty()
                ? records
                : records.stream().filter(record -> !refused.contains(record)).toList();
        if (run.cures()) {
            quarantine.resolve(
                    run.id(),
                    run.accountId(),
                    run.type().dataset(),
                    stored.stream()
                            .map(record -> record.fragment().raw().hash())
                            .toList());
        }
        run.superseding().hear(run, stored);
    }

    /** Closes quarantined records whose fact other records of the run state; its payload is stored. */
    public void supersede(@Variable(Run.VARIABLE) Run<?> run) {
        run.superseding().close(run);
    }
}
