package io.github.ibkringest.app;

import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.app.live.ConfiguredSessions;
import io.github.ibkringest.app.schedule.FeedQuery;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.status.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the store for monitoring and alerts, by the same rules as the commands. Thread-safe. */
final class Readings {

    /** Completeness takes more to find out than the rest, and moves slowly. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Vitals vitals;
    private final CoverageLedger ledger;
    private final Optional<Source> logins;
    private final ConfiguredSessions live;
    private final Clock clock;
    private Instant at = Instant.MIN;
    private Vitals.Reading latest = Vitals.Reading.NONE;

    Readings(DataSource dataSource, Settings settings, Sources sources, Clock clock) {
        this.vitals = new Vitals(new JdbcTemplate(dataSource));
        this.ledger = new CoverageLedger(dataSource, settings, clock);
        this.logins = settings.sources().proveDays() ? Optional.of(sources.ofAnyDays(null)) : Optional.empty();
        this.live = new ConfiguredSessions(settings, new LiveBoard(new JdbcTemplate(dataSource)));
        this.clock = clock;
    }

    /** What is so now. */
    synchronized Vitals.Reading now() {
        latest = new Vitals.Reading(
                ledger.ages(),
                silent(),
                vitals.quarantined(),
                vitals.lags(),
                live.noted(),
                vitals.toldLive(),
                vitals.reconciled());
        at = clock.instant();
        return latest;
    }

    /** The same for frequent callers: completeness at most a minute old. */
    synchronized Vitals.Reading lately() {
        return at.isAfter(clock.instant().minus(LATELY))
                ? new Vitals.Reading(
                        latest.completeness(),
                        latest.silent(),
                        vitals.quarantined(),
                        vitals.lags(),
                        live.noted(),
                        vitals.toldLive(),
                        latest.reconciled())
                : now();
    }

    /** Those of the logins of today; what proves nothing complete is not expected to. */
    private List<Vitals.Silent> silent() {
        return logins.map(this::silent).orElse(List.of());
    }

    private List<Vitals.Silent> silent(Source source) {
        Map<String, Duration> silent = ledger.silent(source.name());
        return FeedQuery.of(source).stream()
                .filter(query -> query.feed().policy().provesDays() && silent.containsKey(query.name()))
                .map(query -> new Vitals.Silent(query.name(), silent.get(query.name())))
                .toList();
    }
}
