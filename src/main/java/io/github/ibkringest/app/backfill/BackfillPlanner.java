package io.github.ibkringest.app.backfill;

import io.github.ibkringest.app.source.OneSession;
import io.github.ibkringest.app.source.SomeDays;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.coverage.FetchWindows;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns what is missing into requests, as few and as old first as can be. It keeps no record of its own: what is missing
 * is what the coverage in the database lacks, so a killed backfill continues after the last committed run.
 *
 * <p>A source has one session for each of its queries, and a query covers accounts that are known only by what it has
 * delivered. So windows are made for each session from the gaps of its accounts. Thread-safe.
 */
public final class BackfillPlanner {

    private final CoverageLedger ledger;
    private final Source source;
    private final Set<String> accounts;

    /**
     * @param source where to ask; one that delivers days of one's choice ({@link Sources#ofAnyDays})
     * @param accounts codes of the accounts wanted; empty for all that are synced
     */
    public BackfillPlanner(CoverageLedger ledger, Source source, Set<String> accounts) {
        if (source.mostDays() == 0) {
            throw new BrokerConfigurationException(
                    "the source " + source.name() + " cannot be asked for days of one's choice");
        }
        this.ledger = ledger;
        this.source = source;
        this.accounts = Set.copyOf(accounts);
    }

    /**
     * Days to ask one session for.
     *
     * @param session name of the session: login and query
     * @param days first and last day, at most as many as the source delivers at once
     */
    public record Window(String session, Period days) {

        /** How many calendar days. */
        public long length() {
            return FetchWindows.days(days);
        }

        @Override
        public String toString() {
            return days.from() + " to " + days.to();
        }
    }

    /**
     * Windows for a history that begins on a day of one's choice: the days in a period for which nothing is proven at
     * all, and the gaps in it. Session by session, oldest first; none when all is complete.
     *
     * @param wanted the days, both ends given; none after {@link Completeness#lastDue}
     */
    public List<Window> windowsOf(Period wanted) {
        Completeness completeness = ledger.completeness();
        List<String> sessions = sessions();
        Set<String> known = known(sessions);
        List<Window> windows = new ArrayList<>();
        for (String session : sessions) {
            DateSet missing = withDaysBefore(missing(completeness, session, known, wanted), wanted);
            FetchWindows.of(missing, source.mostDays(), ledger.calendar())
                    .forEach(days -> windows.add(new Window(session, days)));
        }
        return windows;
    }

    /** How many trading days of a window of {@link #windowsOf} are missing now. */
    public int missing(Window window) {
        return missing(ledger.completeness(), window.session(), known(sessions()), window.days()).periods().stream()
                .mapToInt(period -> ledger.calendar().tradingDays(period).size())
                .sum();
    }

    /** The accounts that any session has delivered. */
    private Set<String> known(List<String> sessions) {
        Set<String> known = new TreeSet<>();
        sessions.forEach(session -> known.addAll(ledger.accountsOf(source.name(), session)));
        return known;
    }

    /** Exchanges elsewhere have other holidays, so the days without trading before a missing day go with it. */
    private DateSet withDaysBefore(DateSet missing, Period wanted) {
        TradingCalendar calendar = ledger.calendar();
        return new DateSet(missing.periods().stream()
                        .flatMap(period -> calendar.tradingDays(period).stream())
                        .map(day -> new Period(calendar.previousTradingDay(day).plusDays(1), day))
                        .toList())
                .within(wanted);
    }

    /** The session names; nothing is connected. */
    private List<String> sessions() {
        List<String> names = new ArrayList<>();
        source.sessions(requestFor(Period.ALWAYS)).forEachRemaining(session -> names.add(session.name()));
        return names;
    }

    private DateSet missing(Completeness completeness, String session, Set<String> known, Period wanted) {
        Set<String> own = new TreeSet<>(ledger.accountsOf(source.name(), session));
        // An account that nobody has delivered yet may be in any query.
        boolean mayHaveMore = own.isEmpty() || !known.containsAll(accounts);
        own.retainAll(accounts.isEmpty() ? completeness.accounts() : accounts);
        if (own.isEmpty() && !mayHaveMore) {
            return DateSet.EMPTY;
        }
        DateSet gaps = new DateSet(completeness.gaps().stream()
                .filter(gap -> own.contains(gap.account()))
                .map(Gap::period)
                .toList());
        DateSet trading = DateSet.ofDays(ledger.calendar().tradingDays(wanted));
        DateSet proven = mayHaveMore ? DateSet.EMPTY : provenOfAny(completeness, own);
        return trading.minus(proven).union(gaps.within(wanted));
    }

    /** An account that was opened later has no earlier days, and statements that do not name it prove nothing of it. */
    private static DateSet provenOfAny(Completeness completeness, Set<String> codes) {
        DateSet proven = DateSet.EMPTY;
        for (String account : codes) {
            for (Dataset dataset : Dataset.values()) {
                proven = proven.union(completeness.provenDays(account, dataset));
            }
        }
        return proven;
    }

    /**
     * The request that brings a window in: final figures only, waiting for its turn. All that the statement says is kept,
     * because what is booked within the days may correct a trade before them.
     */
    public SyncRequest request(Window window, Progress progress) {
        return new SyncRequest(
                new SomeDays(new OneSession(source, window.session()), window.days()),
                requestFor(Period.ALWAYS),
                EnumSet.allOf(Dataset.class),
                accounts,
                false,
                progress);
    }

    private static Source.Request requestFor(Period days) {
        return new Source.Request(List.of(), days).of(Source.Figures.FINAL).patiently();
    }
}
