package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.Period;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is proven complete at a moment, and what is missing. An account's history begins with the first day that anything
 * was delivered for, or where a setting says; from there on each trading day up to the last one due is proven or a gap.
 * Immutable and thread-safe.
 */
public final class Completeness {

    private final TradingCalendar calendar;
    private final LocalDate lastDue;
    private final List<Proof> proofs;
    private final Map<String, Set<Dataset>> quarantined;
    private final Map<String, LocalDate> begins = new TreeMap<>();
    private final Map<String, Map<Dataset, DateSet>> proven = new TreeMap<>();

    /**
     * @param accounts codes of the accounts whose history is kept; proofs of others are left out
     * @param proofs what runs say, in any order
     * @param quarantined by account the datasets of which records were put aside: they prove nothing, but were delivered
     * @param since where the history of all accounts begins, or null for the first day delivered, account by account
     * @param calendar which days matter
     * @param lastDue the last day that can be a gap ({@link NightlyBatch#lastDue})
     */
    public Completeness(
            Collection<String> accounts,
            List<Proof> proofs,
            Map<String, Set<Dataset>> quarantined,
            LocalDate since,
            TradingCalendar calendar,
            LocalDate lastDue) {
        this.calendar = calendar;
        this.quarantined = Map.copyOf(quarantined);
        this.lastDue = lastDue;
        this.proofs = proofs.stream()
                .filter(proof -> accounts.contains(proof.account()))
                .toList();
        for (String account : new TreeSet<>(accounts)) {
            proven.put(account, provenDays(account));
            Optional<LocalDate> first =
                    ofAccount(account).map(proof -> proof.period().from()).min(Comparator.naturalOrder());
            Optional.ofNullable(since).or(() -> first).ifPresent(day -> begins.put(account, day));
        }
    }

    private Map<Dataset, DateSet> provenDays(String account) {
        Map<Dataset, DateSet> days = new EnumMap<>(Dataset.class);
        for (Dataset dataset : Dataset.values()) {
            days.put(
                    dataset,
                    new DateSet(finalOnes(account, dataset).map(Proof::period).toList()));
        }
        return days;
    }

    private java.util.stream.Stream<Proof> ofAccount(String account) {
        return proofs.stream().filter(proof -> proof.account().equals(account));
    }

    private java.util.stream.Stream<Proof> finalOnes(String account, Dataset dataset) {
        return ofAccount(account).filter(proof -> proof.dataset() == dataset && !proof.provisional());
    }

    /** Codes of the accounts, in order. */
    public List<String> accounts() {
        return List.copyOf(proven.keySet());
    }

    /** The last day that should be complete. */
    public LocalDate lastDue() {
        return lastDue;
    }

    /** The day on which an account's history begins; empty as long as nothing was delivered for it. */
    public Optional<LocalDate> begins(String account) {
        return Optional.ofNullable(begins.get(account));
    }

    /** The days that are proven complete, with and without trading. */
    public DateSet provenDays(String account, Dataset dataset) {
        return proven.getOrDefault(account, Map.of()).getOrDefault(dataset, DateSet.EMPTY);
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
     * Whether the section of a dataset is selected in the query. It is not when other datasets of the account have been
     * proven and this one never, although none of its records was put aside.
     */
    public boolean isConfigured(String account, Dataset dataset) {
        return !provenDays(account, dataset).isEmpty()
                || quarantined.getOrDefault(account, Set.of()).contains(dataset)
                || proven.getOrDefault(account, Map.of()).values().stream().allMatch(DateSet::isEmpty);
    }

    /** What is known about a day. */
    public DayState stateOf(String account, Dataset dataset, LocalDate day) {
        LocalDate begin = begins.get(account);
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
        return isConfigured(account, dataset) ? DayState.GAP : DayState.NOT_CONFIGURED;
    }

    /** What is missing, of one dataset of an account, oldest first. */
    public List<Gap> gaps(String account, Dataset dataset) {
        LocalDate begin = begins.get(account);
        if (begin == null || !isConfigured(account, dataset)) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        DateSet days = provenDays(account, dataset);
        LocalDate start = null;
        LocalDate end = null;
        for (LocalDate day : calendar.tradingDays(begin, lastDue)) {
            if (!days.contains(day)) {
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
                finalOnes(account, dataset)
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
        return ofAccount(account)
                .filter(proof -> proof.dataset() == dataset && proof.period().within(period) != null)
                .toList();
    }
}
