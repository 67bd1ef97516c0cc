package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Any sequence of statements gives the intervals and gaps of a model that counts day by day. */
class CoverageModelTest {

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void shouldProveTheDaysThatADayByDayModelProves(@ForAll long seed) {
        Random random = new Random(seed);
        List<Delivered> sequence = Delivered.sequence(random);
        LocalDate since = random.nextInt(3) > 0 ? null : Delivered.day(random.nextInt(Delivered.DAYS));
        LocalDate lastDue = Delivered.day(random.nextInt(Delivered.DAYS));
        DayByDay model = new DayByDay(sequence, since, lastDue);

        Completeness completeness = new Completeness(
                Delivered.ACCOUNTS,
                new Evidence(
                        proofs(sequence), shortfalls(sequence), quarantined(sequence), doubts(sequence), List.of()),
                since,
                TradingCalendar.standard(),
                lastDue);

        assertSame(completeness, model, "seed " + seed + ": " + sequence);
    }

    private static Map<String, Set<Dataset>> quarantined(List<Delivered> sequence) {
        Map<String, Set<Dataset>> quarantined = new TreeMap<>();
        for (Delivered one : sequence) {
            for (String account : Delivered.ACCOUNTS) {
                if (one.quarantined() != null && one.putsAside(account, one.quarantined())) {
                    quarantined
                            .computeIfAbsent(account, code -> new TreeSet<>())
                            .add(one.quarantined());
                }
            }
        }
        return quarantined;
    }

    /** As the database says: of equal records of no day the first is kept; orders that are derived lack what executions lack. */
    private static List<Evidence.Doubt> doubts(List<Delivered> sequence) {
        List<Evidence.Doubt> doubts = new ArrayList<>();
        for (String account : Delivered.ACCOUNTS) {
            for (Dataset dataset : Dataset.required()) {
                List<Delivered> aside = sequence.stream()
                        .filter(one -> one.putsAside(account, dataset))
                        .toList();
                Stream.concat(
                                aside.stream().filter(Delivered::statesBookingDay),
                                aside.stream()
                                        .filter(one -> !one.statesBookingDay())
                                        .limit(1))
                        .forEach(one -> doubts.add(new Evidence.Doubt(account, dataset, one.period())));
            }
            doubts.addAll(ofDerivedOrders(sequence, account, doubts));
        }
        return doubts;
    }

    private static List<Evidence.Doubt> ofDerivedOrders(
            List<Delivered> sequence, String account, List<Evidence.Doubt> doubts) {
        return doubts.stream()
                .filter(doubt -> doubt.account().equals(account) && doubt.dataset() == Dataset.EXECUTIONS)
                .flatMap(doubt -> sequence.stream()
                        .filter(one -> one.makesOrders() && one.ran(account, Dataset.ORDERS))
                        .map(one -> one.period().within(doubt.period()))
                        .filter(Objects::nonNull))
                .map(period -> new Evidence.Doubt(account, Dataset.ORDERS, period))
                .toList();
    }

    private static List<Shortfall> shortfalls(List<Delivered> sequence) {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (Delivered one : sequence) {
            for (String account : Delivered.ACCOUNTS) {
                for (Dataset dataset : Dataset.required()) {
                    why(one, account, dataset)
                            .ifPresent(why -> shortfalls.add(new Shortfall(account, dataset, why, one.period())));
                }
            }
        }
        return shortfalls;
    }

    private static Optional<Lack> why(Delivered one, String account, Dataset dataset) {
        if (one.leavesOut(account, dataset)) {
            return Optional.of(Lack.NOT_SELECTED);
        }
        if (one.putsAside(account, dataset)) {
            return Optional.of(Lack.QUARANTINED);
        }
        return one.ran(account, dataset) && dataset == Dataset.ORDERS && one.makesOrders()
                ? Optional.of(Lack.FROM_EXECUTIONS)
                : Optional.empty();
    }

    private static List<Proof> proofs(List<Delivered> sequence) {
        List<Proof> proofs = new ArrayList<>();
        for (Delivered one : sequence) {
            for (String account : Delivered.ACCOUNTS) {
                for (Dataset dataset : Dataset.required()) {
                    if (one.tells(account, dataset)) {
                        proofs.add(new Proof(
                                account,
                                dataset,
                                "flex-web",
                                one.confirmation(),
                                one.period(),
                                "query",
                                proofs.size()));
                    }
                }
            }
        }
        return proofs;
    }

    static void assertSame(Completeness completeness, DayByDay model, String told) {
        List<Gap> all = new ArrayList<>();
        for (String account : Delivered.ACCOUNTS) {
            for (Dataset dataset : Dataset.required()) {
                DateSet proven = completeness.provenDays(account, dataset);
                assertThat(days(proven)).as(told).isEqualTo(model.proven(account, dataset));
                assertThat(DateSet.ofDays(model.proven(account, dataset))).isEqualTo(proven);
                assertThat(completeness.lastProven(account, dataset))
                        .as(told)
                        .isEqualTo(model.lastProven(account, dataset));
                List<Gap> gaps = completeness.gaps(account, dataset);
                assertThat(gaps.stream().map(CoverageModelTest::tradingDays).toList())
                        .as(told)
                        .isEqualTo(model.gaps(account, dataset));
                all.addAll(gaps);
            }
        }
        assertThat(completeness.gaps()).as(told).isEqualTo(all);
        assertWindows(all, told);
    }

    /** Whatever is missing is fetched, and nothing twice. */
    private static void assertWindows(List<Gap> gaps, String told) {
        DateSet missing = new DateSet(gaps.stream().map(Gap::period).toList());
        List<Period> windows = FetchWindows.of(missing, 20, TradingCalendar.standard());

        assertThat(missing.minus(new DateSet(windows)).isEmpty()).as(told).isTrue();
        assertThat(windows).as(told).allMatch(window -> FetchWindows.days(window) <= 20);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from())
                    .as(told)
                    .isAfter(windows.get(i - 1).to());
        }
    }

    private static TreeSet<LocalDate> days(DateSet set) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (int number = -3; number < Delivered.DAYS + 3; number++) {
            if (set.contains(Delivered.day(number))) {
                days.add(Delivered.day(number));
            }
        }
        assertThat(set.periods().stream().mapToLong(FetchWindows::days).sum()).isEqualTo(days.size());
        return days;
    }

    private static List<LocalDate> tradingDays(Gap gap) {
        return gap.from()
                .datesUntil(gap.to().plusDays(1))
                .filter(DayByDay::hasTrading)
                .toList();
    }
}
