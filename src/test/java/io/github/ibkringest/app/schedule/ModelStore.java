package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.SimulatedBroker;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.coverage.Evidence;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.Proof;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.FeedState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the database holds, in memory: rows, what is proven, and when it was fetched. */
final class ModelStore implements FeedStates {

    private static final int WIDE = 30;

    private final TradingCalendar calendar = TradingCalendar.standard();
    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Map<String, Map<Dataset, DateSet>> proven = new TreeMap<>();
    private final Map<Feed, Map<Dataset, Instant>> fetched = new HashMap<>();
    private final Map<String, LocalDate> first = new TreeMap<>();
    private final Map<String, Instant> fetchedWide = new HashMap<>();
    private DateSet missing = DateSet.EMPTY;
    private LocalDate missingUpTo;

    /** A row: how often what it says was restated, and whether the activity statement has said it. */
    record Row(int version, boolean confirmed) {}

    /** One run: one dataset of one account. */
    void commit(Feed feed, String account, Dataset dataset, SimulatedBroker.Answer answer, Instant now) {
        boolean confirmed = feed == FlexFeeds.ACTIVITY;
        answer.facts().stream()
                .filter(fact -> fact.account().equals(account) && fact.dataset() == dataset)
                .forEach(fact -> rows.merge(
                        fact.id(), new Row(confirmed ? fact.version(now) : 0, confirmed), ModelStore::better));
        LocalDate known = first.get(account);
        if (known == null || answer.period().from().isBefore(known)) {
            first.put(account, answer.period().from());
            missingUpTo = null;
        }
        fetched.computeIfAbsent(feed, any -> new EnumMap<>(Dataset.class)).put(dataset, now);
        if (confirmed) {
            proven.computeIfAbsent(account, any -> new EnumMap<>(Dataset.class))
                    .merge(dataset, DateSet.of(answer.period()), DateSet::union);
            if (answer.period()
                    .from()
                    .plusDays(WIDE)
                    .isBefore(answer.period().to().plusDays(1))) {
                fetchedWide.put(account + dataset, now);
            } else {
                fetchedWide.putIfAbsent(account + dataset, Instant.EPOCH);
            }
            missingUpTo = null;
        }
    }

    private static Row better(Row old, Row said) {
        return said.confirmed() || !old.confirmed() ? said : old;
    }

    @Override
    public FeedState of(FeedQuery query, LocalDate lastDay, Instant now) {
        Map<Dataset, Instant> ofFeed = fetched.getOrDefault(query.feed(), Map.of());
        if (query.feed() != FlexFeeds.ACTIVITY) {
            return new FeedState(ofFeed, null, DateSet.EMPTY, DateSet.EMPTY, null, Map.of());
        }
        Instant wide =
                fetchedWide.values().stream().min(Comparator.naturalOrder()).orElse(null);
        return new FeedState(ofFeed, wide, missing(lastDay), DateSet.EMPTY, null, Map.of());
    }

    private DateSet missing(LocalDate lastDay) {
        if (!lastDay.equals(missingUpTo)) {
            List<Proof> proofs = new ArrayList<>();
            first.forEach((account, day) -> proofs.add(proof(account, Dataset.EXECUTIONS, true, new Period(day, day))));
            proven.forEach((account, datasets) -> datasets.forEach((dataset, days) ->
                    days.periods().forEach(period -> proofs.add(proof(account, dataset, false, period)))));
            Completeness completeness = new Completeness(
                    proven.keySet(),
                    new Evidence(proofs, List.of(), Map.of(), List.of(), List.of()),
                    null,
                    calendar,
                    lastDay);
            missing = new DateSet(completeness.gaps().stream().map(Gap::period).toList());
            missingUpTo = lastDay;
        }
        return missing;
    }

    private static Proof proof(String account, Dataset dataset, boolean provisional, Period period) {
        return new Proof(account, dataset, "flex-web", provisional, period, "model", 1);
    }

    /** The rows by the fact they tell of. */
    Map<Integer, Row> rows() {
        return new HashMap<>(rows);
    }

    /** Whether a day is proven. */
    boolean proves(String account, Dataset dataset, LocalDate day) {
        return proven.getOrDefault(account, Map.of())
                .getOrDefault(dataset, DateSet.EMPTY)
                .contains(day);
    }
}
