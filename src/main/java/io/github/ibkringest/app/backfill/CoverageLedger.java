package io.github.ibkringest.app.backfill;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.NightlyBatch;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.run.Coverage;
import io.github.ibkringest.store.run.Fetches;
import io.github.ibkringest.store.status.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database proves complete, by the calendar and the clock. Thread-safe. */
public final class CoverageLedger {

    private final Accounts accounts;
    private final Coverage coverage;
    private final Fetches fetches;
    private final LocalDate since;
    private final TradingCalendar calendar;
    private final Clock clock;

    /**
     * @param since where the history of all accounts begins, or null for the first day delivered
     * @param clock any zone
     */
    public CoverageLedger(DataSource dataSource, LocalDate since, TradingCalendar calendar, Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.accounts = new Accounts(jdbc);
        this.coverage = new Coverage(jdbc);
        this.fetches = new Fetches(jdbc);
        this.since = since;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The same, as set. */
    public CoverageLedger(DataSource dataSource, Settings settings, Clock clock) {
        this(dataSource, settings.coverage().since(), settings.coverage().calendar(), clock);
    }

    /** What is complete and what is missing now, for the accounts that are synced. */
    public Completeness completeness() {
        List<String> codes = accounts.all().stream()
                .filter(Account::isSynced)
                .map(Account::code)
                .toList();
        return new Completeness(codes, coverage.evidence(), since, calendar, NightlyBatch.lastDue(calendar, clock));
    }

    /** The complete days of each dataset of the synced accounts; not those that are not configured. */
    public List<Vitals.Completeness> ages() {
        Completeness completeness = completeness();
        Map<String, Instant> seen =
                accounts.all().stream().collect(Collectors.toMap(Account::code, Account::registeredAt));
        Instant now = clock.instant();
        List<Vitals.Completeness> ages = new ArrayList<>();
        for (String account : completeness.accounts()) {
            for (Dataset dataset : Dataset.values()) {
                completeness
                        .age(account, dataset, seen.get(account), now)
                        .ifPresent(age -> ages.add(new Vitals.Completeness(
                                account,
                                dataset.label(),
                                completeness.lastProven(account, dataset).orElse(null),
                                age)));
            }
        }
        return ages;
    }

    /** For how long queries that were asked have delivered no account yet, by the name of their sessions. */
    public Map<String, Duration> silent(String source) {
        Completeness completeness = completeness();
        Instant now = clock.instant();
        Map<String, Duration> silent = new TreeMap<>();
        fetches.silent(source).forEach((query, since) -> silent.put(query, completeness.age(since, now)));
        return silent;
    }

    /** All registered accounts, by code. */
    public List<Account> accounts() {
        return accounts.all();
    }

    /** The calendar. */
    public TradingCalendar calendar() {
        return calendar;
    }

    /** Today in New York. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TradingCalendar.ZONE);
    }

    /** Executions that were never confirmed, oldest first. */
    public List<Coverage.Unconfirmed> unconfirmed() {
        return coverage.unconfirmed();
    }

    /** Codes of the accounts that a session of a source has proven anything of. */
    Set<String> accountsOf(String source, String session) {
        return coverage.accountsOf(source, session);
    }
}
