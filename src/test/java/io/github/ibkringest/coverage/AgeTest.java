package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How old data are. All times are those of New York; 2026-11-26 is Thanksgiving. */
class AgeTest {

    private static final String ACCOUNT = "U1";

    /** A Friday. */
    private static final Instant SEEN =
            LocalDateTime.parse("2026-01-09T10:00").atZone(TradingCalendar.ZONE).toInstant();

    private final List<Proof> proofs = new ArrayList<>();
    private final List<Shortfall> notSelected = new ArrayList<>();
    private final Map<String, Set<Dataset>> quarantined = new TreeMap<>();

    private void proven(Dataset dataset, boolean provisional, String last) {
        proven(dataset, provisional, "2026-01-02", last);
    }

    private void proven(Dataset dataset, boolean provisional, String first, String last) {
        Period period = new Period(LocalDate.parse(first), LocalDate.parse(last));
        proofs.add(new Proof(ACCOUNT, dataset, "flex-web", provisional, period, "query", proofs.size()));
    }

    private void withoutExecutions() {
        Period period = new Period(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-12"));
        notSelected.add(new Shortfall(ACCOUNT, Dataset.EXECUTIONS, Lack.NOT_SELECTED, period));
    }

    private Duration age(TradingCalendar calendar, String time) {
        Instant now = LocalDateTime.parse(time).atZone(TradingCalendar.ZONE).toInstant();
        LocalDate due = NightlyBatch.lastDue(calendar, Clock.fixed(now, ZoneOffset.UTC));
        Completeness completeness = new Completeness(
                List.of(ACCOUNT),
                new Evidence(proofs, notSelected, quarantined, List.of(), List.of()),
                null,
                calendar,
                due);
        Duration age = completeness.age(ACCOUNT, Dataset.EXECUTIONS, SEEN, now).orElse(null);
        completeness
                .daysBehind(ACCOUNT, Dataset.EXECUTIONS)
                .ifPresent(days -> assertThat(age == null ? -1 : age.toSeconds())
                        .as("like status")
                        .satisfies(seconds -> assertThat(seconds == 0).isEqualTo(days == 0)));
        return age;
    }

    @ParameterizedTest(name = "{0} at {1}: {2}, {3}")
    @CsvSource({
        "2026-01-13, 2026-01-14T23:00, PT0S, nothing is due yet",
        "2026-01-13, 2026-01-15T08:59, PT0S, nor early in the morning",
        "2026-01-13, 2026-01-15T09:00, PT33H, but then",
        "2026-01-09, 2026-01-11T12:00, PT0S, a Friday on Sunday",
        "2026-01-08, 2026-01-12T09:00, PT33H, a Thursday on Monday",
        "2026-01-20, 2026-01-14T05:00, PT0S, a day to come",
        "2026-11-25, 2026-11-27T23:00, PT0S, the Friday after Thanksgiving",
        "2026-11-24, 2026-11-27T08:00, PT0S, early on that Friday",
        "2026-11-24, 2026-11-27T09:00, PT33H, with Wednesday missing on that Friday",
        "2026-11-25, 2026-11-30T09:00, PT33H, with Friday missing on Monday",
        "2026-05-21, 2026-05-26T09:00, PT33H, the Tuesday after Memorial Day",
        "2026-03-05, 2026-03-09T09:00, PT33H, over the night in which clocks go forward",
        "2026-01-11, 2026-01-13T09:00, PT33H, a statement that ends on a Sunday"
    })
    void shouldCountFromTheLastDayProvenOnceAnotherIsDue(String last, String now, Duration age, String why) {
        proven(Dataset.EXECUTIONS, false, last);

        assertThat(age(TradingCalendar.standard(), now)).as(why).isEqualTo(age);
    }

    /** Its statement says nothing of a trading day, and takes nothing away. */
    @Test
    void shouldCountFromTheLastTradingDayThoughALaterSundayIsProven() {
        proven(Dataset.EXECUTIONS, false, "2026-01-08");
        proven(Dataset.EXECUTIONS, false, "2026-01-11", "2026-01-11");

        assertThat(age(TradingCalendar.standard(), "2026-01-12T09:00")).isEqualTo(Duration.ofHours(33));
    }

    @Test
    void shouldKeepToTheCalendarOfTheUser(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar"), "2026-01-14 closed\n2026-01-17 open\n");
        TradingCalendar calendar = TradingCalendar.standard().with(file);
        proven(Dataset.EXECUTIONS, false, "2026-01-13");

        assertThat(age(calendar, "2026-01-15T12:00")).as("closed on Wednesday").isZero();
        assertThat(age(calendar, "2026-01-17T12:00")).as("open on Saturday").isEqualTo(Duration.ofHours(60));
    }

    @ParameterizedTest(name = "at {0}: {1}, {2}")
    @CsvSource({
        "2026-01-09T10:05, PT0S, the first minutes",
        "2026-01-11T23:00, PT0S, the first weekend",
        "2026-01-12T09:00, PT23H, its first day is due",
        "2026-01-16T09:00, PT119H, a week later"
    })
    void shouldCountFromWhenItWasFirstSeenAsLongAsNothingWasProven(String now, Duration age, String why) {
        assertThat(age(TradingCalendar.standard(), now)).as(why).isEqualTo(age);
        proven(Dataset.EXECUTIONS, true, "2026-01-16");
        assertThat(age(TradingCalendar.standard(), now)).as("confirmed, " + why).isEqualTo(age);
    }

    @Test
    void shouldHaveNoAgeWhenTheSectionIsNotInTheQuery() {
        proven(Dataset.ORDERS, false, "2026-01-12");
        assertThat(age(TradingCalendar.standard(), "2026-01-15T12:00"))
                .as("no run")
                .isPositive();

        withoutExecutions();
        assertThat(age(TradingCalendar.standard(), "2026-01-15T12:00")).isNull();
    }

    @Test
    void shouldNotTakeConfirmationsForProofs() {
        proven(Dataset.EXECUTIONS, false, "2026-01-12");
        proven(Dataset.EXECUTIONS, true, "2026-01-15");

        assertThat(age(TradingCalendar.standard(), "2026-01-15T12:00")).isEqualTo(Duration.ofHours(60));
    }

    @Test
    void shouldNotTakeADatasetForUnselectedWhoseRecordsWerePutAside() {
        proven(Dataset.ORDERS, false, "2026-01-13");
        withoutExecutions();
        assertThat(age(TradingCalendar.standard(), "2026-01-15T09:00"))
                .as("not selected")
                .isNull();

        quarantined.put(ACCOUNT, Set.of(Dataset.EXECUTIONS));
        assertThat(age(TradingCalendar.standard(), "2026-01-15T09:00")).isPositive();
    }
}
