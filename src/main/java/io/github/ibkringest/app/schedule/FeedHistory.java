package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.settings.CoverageSettings;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.FeedState;
import io.github.ibkringest.store.run.Coverage;
import io.github.ibkringest.store.run.Fetches;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the store knows of the queries that the schedule asks. Thread-safe. */
public final class FeedHistory implements FeedStates {

    private final Fetches fetches;
    private final Coverage coverage;
    private final CoverageSettings days;
    private final int wideDays;

    public FeedHistory(DataSource dataSource, Settings settings) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.fetches = new Fetches(jdbc);
        this.coverage = new Coverage(jdbc);
        this.days = settings.coverage();
        this.wideDays = settings.schedule().weeklyTrailingDays();
    }

    TradingCalendar calendar() {
        return days.calendar();
    }

    @Override
    public FeedState of(FeedQuery query, LocalDate lastDay, Instant now) {
        Map<Dataset, Instant> fetched = fetches.lastGood(query.source().name(), query.name());
        if (!query.feed().policy().provesDays()) {
            return new FeedState(fetched, null, DateSet.EMPTY, DateSet.EMPTY, null, Map.of());
        }
        Instant wide =
                fetches.lastWide(query.source().name(), query.name(), wideDays).orElse(null);
        Completeness completeness = new Completeness(
                coverage.accountsOf(query.source().name(), query.name()),
                coverage.joinedEvidence(),
                days.since(),
                days.calendar(),
                lastDay);
        DateSet missing =
                new DateSet(completeness.gaps().stream().map(Gap::period).toList());
        return new FeedState(fetched, wide, missing, setAside(query, completeness.gaps(), missing), null, Map.of());
    }

    /** Missing days of which no account and dataset waits for another statement. */
    private DateSet setAside(FeedQuery query, List<Gap> gaps, DateSet missing) {
        List<Fetches.SetAside> delivered = fetches.setAside(query.source().name(), query.name());
        DateSet awaited = new DateSet(gaps.stream()
                .flatMap(gap -> awaited(gap, delivered).periods().stream())
                .toList());
        return missing.minus(awaited);
    }

    /** Orders that are made from executions wait for these. */
    private static boolean waitsFor(Gap gap, Dataset setAside) {
        return gap.dataset() == setAside || gap.dataset() == Dataset.ORDERS && setAside == Dataset.EXECUTIONS;
    }

    private static DateSet awaited(Gap gap, List<Fetches.SetAside> delivered) {
        return DateSet.of(gap.period())
                .minus(new DateSet(delivered.stream()
                        .filter(one -> one.account().equals(gap.account()) && waitsFor(gap, one.dataset()))
                        .map(Fetches.SetAside::days)
                        .toList()));
    }
}
