package io.github.ibkringest.ingest.stored;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads again what is stored of a run's account and dataset. Thread-safe when the run's reader is. */
public final class StatedRecords<T> {

    private final Run<T> run;

    public StatedRecords(Run<T> run) {
        this.run = run;
    }

    /**
     * What the fragments of a stored row say, under its key; empty when one cannot be read any more, which the run then
     * tells.
     */
    public Optional<List<Statement>> restore(String key, List<Fragment> fragments) {
        List<Statement> statements = new ArrayList<>(fragments.size() + 1);
        for (Fragment fragment : fragments) {
            Reading<T> reading = reread(fragment.raw());
            if (reading instanceof Reading.Malformed<T> malformed) {
                run.unreadable().add(run.account().code(), run.type().dataset(), key, malformed.reason());
                return Optional.empty();
            }
            T data = ((Reading.Accepted<T>) reading).data();
            statements.add(Statement.of(run.type(), data, key, fragment));
        }
        return Optional.of(statements);
    }

    /** A record that was put together from several; null when it cannot be read. */
    public Statement read(RawRecord together) {
        return reread(together) instanceof Reading.Accepted<T> accepted
                ? Statement.of(run.type(), accepted.data(), run.fetch().source(), together)
                : null;
    }

    private Reading<T> reread(RawRecord raw) {
        return run.records().reread(run.account().code(), raw);
    }
}
