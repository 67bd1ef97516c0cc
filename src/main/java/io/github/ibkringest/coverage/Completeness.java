package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is proven complete at a moment, and what is missing. An account's history begins with the first day that anything
 * was delivered for, or where a setting says; from there on each trading day up to the last one due is proven or a gap.
 * Immutable and thread-safe.
 */
public final class Completeness {

    private static final AccountDays NOTHING = new AccountDays("", Evidence.NONE, null);

    private final TradingCalendar calendar;
    private final LocalDate lastDue;
    private final Map<String, AccountDays> days = new TreeMap<>();

    /**
     * @param accounts codes of the accounts whose history is kept; what is known of others is left out
     * @param evidence what is known
     * @param since where the history of all accounts begins, or null for the first day delivered, account by account
     * @param calendar which days matter
     * @param lastDue the last day that can be a gap ({@link NightlyBatch#lastDue})
     */
    public Completeness(
            Collection<String> accounts,
            Evidence evidence,
            LocalDate since,
            TradingCalendar calendar,
            LocalDate lastDue) {
        this.calendar = calendar;
        this.lastDue = lastDue;
        accounts.forEach(account -> days.put(account, new AccountDays(account, evidence, since)));
    }

    private AccountDays of(String account) {
        AccountDays known = days.get(account);
        return known == null ? NOTHING : known;
    }

    /** Codes of the accounts, in order. */
    public List<String> accounts() {
        return List.copyOf(days.keySet());
    }

    /** The last day that should be complete. */
    public LocalDate lastDue() {
        return lastDue;
    }

    /** The day on which an account's history begins; empty as long as nothing was delivered for it. */
    public Optional<LocalDate> begins(String account) {
        return of(account).begins();
    }

    /** The days that are proven complete, with and without trading. */
    public DateSet provenDays(String account, Dataset dataset) {
        return of(account).proven(dataset);
    }

    /** The last trading day that is proven complete; there may be gaps before it. */
    public Optional<LocalDate> lastProven(String account, Dataset dataset) {
        List<Period> periods = provenDays(account, dataset).periods();
        for (int i = periods.size() - 1; i >= 0; i--) {
            LocalDate end = periods.get(i).to();
            LocalDate day = calendar.isTradingDay(end) ? end : calendar.previousTradingDay(end);
            if (!day.isBefore(periods.get(i).from())) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** How many trading days that are due lie after the last one proven complete; empty when none is proven. */
    public Optional<Integer> daysBehind(String account, Dataset dataset) {
        return lastProven(account, dataset)
                .map(day -> calendar.tradingDays(day.plusDays(1), lastDue).size());
    }

    /**
     * How old the data are: nothing as long as all days due are there from the last one proven on, else the time since
     * the end of that day, or since the account was first seen when no day was ever proven. Days without trading do not
     * count, for nothing new can be expected of them. Empty for a dataset that is not configured.
     */
    public Optional<Duration> age(String account, Dataset dataset, Instant seen, Instant now) {
        if (!isConfigured(account, dataset)) {
            return Optional.empty();
        }
        return Optional.of(age(
                lastProven(account, dataset)
                        .map(day -> day.plusDays(1)
                                .atStartOfDay(TradingCalendar.ZONE)
                                .toInstant())
                        .orElse(seen),
                now));
    }

    /** How old something is of which nothing is known since a moment: nothing until a day is due that ended later. */
    public Duration age(Instant since, Instant now) {
        LocalDate next = LocalDate.ofInstant(since, TradingCalendar.ZONE);
        return calendar.tradingDays(next, lastDue).isEmpty() ? Duration.ZERO : calendar.timeOnTradingDays(since, now);
    }

    /**
     * Whether the section of a dataset is selected in the query. It is not when statements came without it, other datasets
     * of the account have been proven and this one never, although none of its records was put aside. That no statement
     * of it could be stored says nothing.
     */
    public boolean isConfigured(String account, Dataset dataset) {
        return of(account).isConfigured(dataset);
    }

    /** The datasets of an account: those that every history has, and what else was delivered. */
    public List<Dataset> datasets(String account) {
        return Stream.of(Dataset.values())
                .filter(dataset -> !dataset.isOptional() || isConfigured(account, dataset))
                .toList();
    }

    /** What is known about a day. */
    public DayState stateOf(String account, Dataset dataset, LocalDate day) {
        LocalDate begin = begins(account).orElse(null);
        if (begin == null || day.isBefore(begin)) {
            return DayState.BEFORE;
        }
        if (!calendar.isTradingDay(day)) {
            return DayState.NO_TRADING;
        }
        if (provenDays(account, dataset).contains(day)) {
            return DayState.COVERED;
        }
        if (day.isAfter(lastDue)) {
            return DayState.NOT_DUE;
        }
        return of(account).excused(dataset, lastDue).contains(day) ? DayState.NOT_CONFIGURED : DayState.GAP;
    }

    /** What is known of the history of a dataset of an account, in a word. */
    public History history(String account, Dataset dataset) {
        if (dataset.isOptional() && !isConfigured(account, dataset)) {
            return History.NOT_CONFIGURED;
        }
        Optional<Evidence.Tried> tried = of(account).tried(dataset);
        if (tried.isEmpty() && provenDays(account, dataset).isEmpty()) {
            return begins(account).isEmpty() && of(account).isTried() ? History.NOT_TOLD : History.NO_RUN;
        }
        Optional<LocalDate> begins = begins(account);
        if (begins.isEmpty()) {
            return tried.filter(Evidence.Tried::dated).isPresent() ? History.NO_DAY : History.NO_PERIOD;
        }
        if (!gaps(account, dataset).isEmpty()) {
            return History.GAPS;
        }
        if (!isConfigured(account, dataset)) {
            return History.NOT_CONFIGURED;
        }
        return begins.get().isAfter(lastDue) ? History.NOTHING_DUE : History.COMPLETE;
    }

    /** Whether anything is known, and no account and dataset has anything to look at. */
    public boolean isGreen(Collection<String> accounts) {
        return !accounts.isEmpty()
                && accounts.stream()
                        .allMatch(account -> Stream.of(Dataset.values())
                                .allMatch(dataset -> history(account, dataset).isGreen()));
    }

    /** What is missing, of one dataset of an account, oldest first. */
    public List<Gap> gaps(String account, Dataset dataset) {
        Optional<LocalDate> begin = begins(account);
        if (begin.isEmpty()) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        DateSet settled = provenDays(account, dataset).union(of(account).excused(dataset, lastDue));
        LocalDate start = null;
        LocalDate end = null;
        for (LocalDate day : calendar.tradingDays(begin.get(), lastDue)) {
            if (!settled.contains(day)) {
                start = start == null ? day : start;
                end = day;
            } else if (start != null) {
                gaps.add(new Gap(account, dataset, start, end));
                start = null;
            }
        }
        if (start != null) {
            gaps.add(new Gap(account, dataset, start, end));
        }
        return gaps;
    }

    /** What is missing, account by account, dataset by dataset, oldest first. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (String account : accounts()) {
            for (Dataset dataset : Dataset.values()) {
                gaps.addAll(gaps(account, dataset));
            }
        }
        return gaps;
    }

    /** How many trading days a gap has. */
    public int tradingDays(Gap gap) {
        return calendar.tradingDays(gap.period()).size();
    }

    /** What each source has proven, account by account, dataset by dataset. */
    public List<CoveredDays> coveredDays() {
        List<CoveredDays> covered = new ArrayList<>();
        for (String account : accounts()) {
            for (Dataset dataset : Dataset.values()) {
                of(account)
                        .finalOnes(dataset)
                        .collect(Collectors.groupingBy(
                                Proof::source, TreeMap::new, Collectors.mapping(Proof::period, Collectors.toList())))
                        .forEach((source, periods) ->
                                covered.add(new CoveredDays(account, dataset, source, new DateSet(periods))));
            }
        }
        return covered;
    }

    /** All proofs of an account and dataset that touch a period, provisional ones included. */
    public List<Proof> proofs(String account, Dataset dataset, Period period) {
        return of(account).proofs().stream()
                .filter(proof -> proof.dataset() == dataset && proof.period().within(period) != null)
                .toList();
    }
}
