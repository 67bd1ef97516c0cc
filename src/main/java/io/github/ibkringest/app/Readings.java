package io.github.ibkringest.app;

import io.github.ibkringest.store.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the store for those who watch over it, by the same rules as the commands. Thread-safe. */
final class Readings {

    /** Completeness takes more to find out than the rest, and moves slowly. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Vitals vitals;
    private final CoverageLedger ledger;
    private final Clock clock;
    private Instant at = Instant.MIN;
    private List<Vitals.Completeness> completeness;

    Readings(DataSource dataSource, Settings settings, Clock clock) {
        this.vitals = new Vitals(new JdbcTemplate(dataSource));
        this.ledger = new CoverageLedger(dataSource, settings, clock);
        this.clock = clock;
    }

    /** What is so now. */
    Vitals.Reading now() {
        List<Vitals.Quarantined> quarantined = vitals.quarantined();
        return new Vitals.Reading(refreshed(), quarantined);
    }

    /** The same for who asks every few seconds: completeness as it was a minute ago at most. */
    synchronized Vitals.Reading lately() {
        List<Vitals.Quarantined> quarantined = vitals.quarantined();
        boolean fresh = at.isAfter(clock.instant().minus(LATELY));
        return new Vitals.Reading(fresh ? completeness : refreshed(), quarantined);
    }

    private synchronized List<Vitals.Completeness> refreshed() {
        completeness = ledger.ages();
        at = clock.instant();
        return completeness;
    }
}
