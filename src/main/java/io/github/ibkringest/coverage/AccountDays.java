package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known about the days of one account, whatever the calendar says. Immutable. */
final class AccountDays {

    private final List<Proof> proofs;
    private final Map<Dataset, DateSet> delivered;
    private final Map<Dataset, DateSet> proven;
    private final Map<Dataset, DateSet> notSelected;
    private final Map<Dataset, DateSet> setAside;
    private final Map<Dataset, Evidence.Tried> tried;
    private final Set<Dataset> quarantined;
    private final DateSet spokenOf;
    private final LocalDate begins;

    /**
     * @param since where its history begins, or null for the first day that anything was delivered for
     */
    AccountDays(String account, Evidence evidence, LocalDate since) {
        this.proofs = evidence.proofs().stream()
                .filter(proof -> proof.account().equals(account))
                .toList();
        List<Shortfall> shortfalls = evidence.shortfalls().stream()
                .filter(shortfall -> shortfall.account().equals(account))
                .toList();
        this.delivered = byDataset(dataset -> days(finalOnes(dataset).map(Proof::period)));
        this.proven = byDataset(dataset -> delivered
                .get(dataset)
                .minus(days(evidence.doubts().stream()
                        .filter(doubt -> doubt.account().equals(account) && doubt.dataset() == dataset)
                        .map(Evidence.Doubt::period))));
        this.notSelected = byDataset(dataset -> days(shortfalls.stream()
                .filter(shortfall -> shortfall.dataset() == dataset && shortfall.why() == Lack.NOT_SELECTED)
                .map(Shortfall::period)));
        this.setAside = byDataset(dataset -> days(shortfalls.stream()
                .filter(shortfall -> shortfall.dataset() == dataset && shortfall.why() == Lack.QUARANTINED)
                .map(Shortfall::period)));
        this.tried = evidence.tried().stream()
                .filter(one -> one.account().equals(account))
                .collect(Collectors.toMap(Evidence.Tried::dataset, one -> one));
        this.quarantined = evidence.quarantined().getOrDefault(account, Set.of());
        DateSet lacking = days(shortfalls.stream().map(Shortfall::period));
        this.spokenOf = delivered.values().stream().reduce(lacking, DateSet::union);
        this.begins = since != null
                ? since
                : Stream.concat(proofs.stream().map(proof -> proof.period().from()), lacking.first().stream())
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static Map<Dataset, DateSet> byDataset(Function<Dataset, DateSet> days) {
        Map<Dataset, DateSet> all = new EnumMap<>(Dataset.class);
        for (Dataset dataset : Dataset.values()) {
            all.put(dataset, days.apply(dataset));
        }
        return all;
    }

    private static DateSet days(Stream<Period> periods) {
        return new DateSet(periods.toList());
    }

    /** What proves days or will, of all datasets. */
    List<Proof> proofs() {
        return proofs;
    }

    /** What proves days of a dataset. */
    Stream<Proof> finalOnes(Dataset dataset) {
        return proofs.stream().filter(proof -> proof.dataset() == dataset && !proof.provisional());
    }

    /** The first day of its history; empty as long as nothing was delivered. */
    Optional<LocalDate> begins() {
        return Optional.ofNullable(begins);
    }

    DateSet proven(Dataset dataset) {
        return proven.get(dataset);
    }

    /** A run of a dataset that succeeded, if there was one; orders may be proven by runs of executions alone. */
    Optional<Evidence.Tried> tried(Dataset dataset) {
        return Optional.ofNullable(tried.get(dataset));
    }

    /** Whether a run of any dataset succeeded. */
    boolean isTried() {
        return !tried.isEmpty();
    }

    /** Whether the section of a dataset is selected in the query; see {@link Completeness#isConfigured}. */
    boolean isConfigured(Dataset dataset) {
        if (dataset.isOptional()) {
            return firstDelivered(dataset).isPresent();
        }
        return !delivered.get(dataset).isEmpty()
                || quarantined.contains(dataset)
                || delivered.values().stream().allMatch(DateSet::isEmpty)
                || notSelected.get(dataset).isEmpty();
    }

    /** The first day that an optional dataset was delivered for, also if its records could not all be read. */
    private Optional<LocalDate> firstDelivered(Dataset dataset) {
        return delivered.get(dataset).union(setAside.get(dataset)).first();
    }

    /**
     * The days on which a dataset is not missed, because it is not selected. An optional one is missed from the first day on
     * that it was delivered for. A day that statements speak of is none unless
     * one of them came without the section; a day without any statement is missing in the other datasets.
     */
    DateSet excused(Dataset dataset, LocalDate lastDue) {
        if (begins != null && dataset.isOptional()) {
            LocalDate end = firstDelivered(dataset).map(day -> day.minusDays(1)).orElse(lastDue);
            return end.isBefore(begins) ? DateSet.EMPTY : DateSet.of(new Period(begins, end));
        }
        if (begins == null || begins.isAfter(lastDue) || isConfigured(dataset)) {
            return DateSet.EMPTY;
        }
        return DateSet.of(new Period(begins, lastDue)).minus(spokenOf).union(notSelected.get(dataset));
    }
}
