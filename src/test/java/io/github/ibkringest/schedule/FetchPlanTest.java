package io.github.ibkringest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.DueFetch.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due when. All times are those of New York; 2026-11-26 is Thanksgiving, trading on the 27th ends at 13:00. */
class FetchPlanTest {

    private static final Set<Dataset> ALL = Dataset.required();

    private final Map<Feed, Map<Dataset, String>> crons = crons();
    private final Map<Dataset, Instant> fetched = new EnumMap<>(Dataset.class);
    private final Map<Period, Instant> tried = new HashMap<>();
    private Instant wide = at("2026-11-20T06:30");
    private Instant refused;
    private DateSet missing = DateSet.EMPTY;
    private DateSet setAside = DateSet.EMPTY;

    private static Map<Feed, Map<Dataset, String>> crons() {
        Map<Feed, Map<Dataset, String>> crons = new HashMap<>();
        crons.put(FlexFeeds.ACTIVITY, of(FlexFeeds.ACTIVITY, "0 30 6 ? * TUE-SAT"));
        crons.put(FlexFeeds.CONFIRMS, of(FlexFeeds.CONFIRMS, "0 0/15 9-16 ? * MON-FRI"));
        crons.put(Feed.FILES, of(Feed.FILES, "0 0 7 * * ?"));
        return crons;
    }

    private static Map<Dataset, String> of(Feed feed, String cron) {
        return feed.datasets().stream().collect(Collectors.toMap(dataset -> dataset, dataset -> cron));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TradingCalendar.ZONE).toInstant();
    }

    private FetchPlan plan() {
        ScheduleSettings settings = new ScheduleSettings(
                crons, "0 10/30 * * * ?", 10, 35, QuietHours.parse("FRI 23:00-03:00, SAT-THU 23:45-00:45"), false);
        return new FetchPlan(settings, TradingCalendar.standard(), 365);
    }

    private Optional<DueFetch> due(Feed feed, String now) {
        return plan().due(feed, at(now), new FeedState(fetched, wide, missing, setAside, refused, tried));
    }

    private FetchPlanTest fetched(String moment) {
        ALL.forEach(dataset -> fetched.put(dataset, at(moment)));
        return this;
    }

    private FetchPlanTest missing(String from, String to) {
        missing = missing.union(DateSet.of(period(from, to)));
        return this;
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static DueFetch fetch(Reason why, String from, String to) {
        return new DueFetch(why, period(from, to), ALL);
    }

    @Test
    void shouldAskForTheQuerysOwnPeriodAtFirst() {
        wide = null;
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-24T06:30")).contains(new DueFetch(Reason.TIME, Period.ALWAYS, ALL));
    }

    @Test
    void shouldAskForTheTrailingDaysEachMorning() {
        fetched("2026-11-24T06:30").missing("2026-11-24", "2026-11-24");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T06:29")).isEmpty();
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T06:30"))
                .contains(fetch(Reason.TIME, "2026-11-15", "2026-11-24"));
    }

    @Test
    void shouldAskForMoreDaysOnceAWeek() {
        wide = at("2026-11-18T06:30");
        fetched("2026-11-24T06:30").missing("2026-11-24", "2026-11-24");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T06:30"))
                .contains(fetch(Reason.TIME, "2026-10-21", "2026-11-24"));
    }

    @ParameterizedTest(name = "after {0} on {1}: {2}")
    @CsvSource({
        "2026-11-25T06:30, 2026-11-26T06:30, true",
        "2026-11-26T06:30, 2026-11-27T06:30, false", // nothing was traded on Thanksgiving
        "2026-11-27T06:30, 2026-11-28T06:30, true",
        "2026-11-28T06:30, 2026-11-29T06:30, false", // no time of its own, and nothing new
        "2026-11-28T06:30, 2026-11-30T12:00, false",
        "2026-11-27T06:30, 2026-11-29T12:00, true" // Saturday's was missed
    })
    void shouldAskOnTheMorningAfterEachTradingDay(String last, String now, boolean expected) {
        assertThat(fetched(last).due(FlexFeeds.ACTIVITY, now).isPresent()).isEqualTo(expected);
    }

    @Test
    void shouldCatchUpAStopOfWeeksWithOneRequest() {
        fetched("2026-10-31T06:30").missing("2026-11-02", "2026-11-24");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T15:00"))
                .contains(fetch(Reason.TIME, "2026-10-24", "2026-11-24"));
    }

    @Test
    void shouldNeverAskForMoreThanAYear() {
        fetched("2025-01-31T06:30").missing("2025-02-03", "2026-11-24");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T15:00"))
                .contains(fetch(Reason.TIME, "2025-11-25", "2026-11-24"));
    }

    @ParameterizedTest(name = "fetched at {0}, now {1}: {2}")
    @CsvSource({
        "06:30, 06:40, false",
        "06:30, 07:00, true",
        "07:00, 07:30, true",
        "07:30, 08:10, false",
        "07:30, 08:30, true",
        "08:30, 10:10, false",
        "08:30, 10:30, true"
    })
    void shouldAskAgainForALateStatementEachTimeAfterTwiceAsLong(String last, String now, boolean expected) {
        fetched("2026-11-25T" + last).missing("2026-11-24", "2026-11-24");
        DueFetch late = fetch(Reason.LATE_STATEMENT, "2026-11-15", "2026-11-24");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T" + now))
                .isEqualTo(Optional.of(late).filter(fetch -> expected));
    }

    /** Catch-ups twice an hour from Saturday's statement on, each request answered in the same way. */
    private int requestsUpToTuesdayMorning() {
        fetched("2026-11-21T06:30").missing("2026-11-20", "2026-11-20");
        int requests = 0;
        for (Instant now = at("2026-11-21T06:40"); now.isBefore(at("2026-11-24T06:30")); now = now.plusSeconds(1800)) {
            FeedState state = new FeedState(fetched, wide, missing, setAside, refused, tried);
            if (plan().due(FlexFeeds.ACTIVITY, now, state).isPresent()) {
                requests++;
                Instant answered = now;
                ALL.forEach(dataset -> fetched.put(dataset, answered));
            }
        }
        return requests;
    }

    @Test
    void shouldAskOnceADayForDaysOfWhichRecordsWaitInQuarantine() {
        setAside = DateSet.of(period("2026-11-11", "2026-11-20"));
        assertThat(requestsUpToTuesdayMorning()).isEqualTo(2);
    }

    @Test
    void shouldAskMoreOftenWhenTheLastDayIsLate() {
        setAside = DateSet.of(period("2026-11-10", "2026-11-19"));
        assertThat(requestsUpToTuesdayMorning()).isEqualTo(7);
    }

    @Test
    void shouldAskSoonWhenQuarantineWasCured() {
        fetched("2026-11-25T06:30").missing("2026-11-24", "2026-11-24");
        setAside = missing;
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T09:10")).isEmpty();
        setAside = DateSet.EMPTY;
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T09:10"))
                .contains(fetch(Reason.LATE_STATEMENT, "2026-11-15", "2026-11-24"));
    }

    @Test
    void shouldFillAnOldGapInWindowsOfAYearEachOnceADay() {
        fetched("2026-11-25T06:30").missing("2024-01-02", "2025-06-30");
        DueFetch first = fetch(Reason.GAP, "2024-01-02", "2024-12-31");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T07:10")).contains(first);
        tried.put(first.period(), at("2026-11-25T07:10"));
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T07:40")).contains(fetch(Reason.GAP, "2025-01-01", "2025-06-30"));
        tried.put(period("2025-01-01", "2025-06-30"), at("2026-11-25T07:40"));
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-26T06:00")).isEmpty();
        fetched("2026-11-26T06:30");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-26T07:10")).contains(first);
    }

    @Test
    void shouldRepeatOnlyTheDatasetThatFailed() {
        fetched("2026-11-25T06:30");
        fetched.put(Dataset.ORDERS, at("2026-11-24T06:30"));
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T07:10"))
                .hasValueSatisfying(due -> assertThat(due.datasets()).containsExactly(Dataset.ORDERS));
    }

    @Test
    void shouldLeaveABrokerAloneThatRefused() {
        refused = at("2026-11-25T06:30");
        fetched("2026-11-24T06:30");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T12:29")).isEmpty();
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T12:30")).isPresent();
    }

    @Test
    void shouldLeaveABrokerAloneThatMaintainsItsSystems() {
        fetched("2026-11-20T06:30");
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T00:10")).isEmpty();
        assertThat(due(FlexFeeds.ACTIVITY, "2026-11-25T00:50")).isPresent();
    }

    @ParameterizedTest(name = "after {0} at {1}: {2}")
    @CsvSource({
        "2026-11-25T10:00, 2026-11-25T10:15, true",
        "2026-11-25T10:15, 2026-11-25T10:20, false",
        "2026-11-25T10:15, 2026-11-25T12:10, true", // a failure, made up for
        "2026-11-25T16:30, 2026-11-25T16:45, false", // half an hour after the close
        "2026-11-25T16:15, 2026-11-25T22:00, true", // stopped meanwhile
        "2026-11-25T16:30, 2026-11-26T10:15, false", // Thanksgiving
        "2026-11-27T13:15, 2026-11-27T13:30, true", // a short day
        "2026-11-27T13:30, 2026-11-27T13:45, false",
        "2026-11-27T13:15, 2026-11-28T10:15, false", // Saturday
        "2026-11-27T13:15, 2026-11-30T08:50, false"
    })
    void shouldAskForConfirmationsWhileThereIsTrading(String last, String now, boolean expected) {
        Optional<DueFetch> due = fetched(last).due(FlexFeeds.CONFIRMS, now);
        assertThat(due.isPresent()).isEqualTo(expected);
        due.ifPresent(
                it -> assertThat(it.datasets()).containsExactlyInAnyOrderElementsOf(FlexFeeds.CONFIRMS.datasets()));
    }

    @Test
    void shouldReadFilesThatWereMissedWheneverThatIs() {
        assertThat(due(Feed.FILES, "2026-11-29T00:00")).contains(new DueFetch(Reason.TIME, Period.ALWAYS, ALL));
        assertThat(fetched("2026-11-29T07:00").due(Feed.FILES, "2026-11-29T08:00"))
                .isEmpty();
    }

    @Test
    void shouldLeaveALiveFeedToItsSession() {
        assertThat(due(new Feed("live", ALL, Feed.Policy.LIVE, ""), "2026-11-25T10:00"))
                .isEmpty();
    }

    @Test
    void shouldLetOneTriggerSpeakForAllThatFireTogether() {
        crons.get(FlexFeeds.ACTIVITY).put(Dataset.EXECUTIONS, "0 30 6,18 ? * *");
        Instant morning = at("2026-11-25T06:30");
        Instant evening = at("2026-11-25T18:30");
        assertThat(plan().together(FlexFeeds.ACTIVITY, Dataset.ORDERS, morning)).isEqualTo(ALL);
        assertThat(plan().together(FlexFeeds.ACTIVITY, Dataset.EXECUTIONS, morning))
                .isEmpty();
        assertThat(plan().together(FlexFeeds.ACTIVITY, Dataset.EXECUTIONS, evening))
                .containsExactly(Dataset.EXECUTIONS);
    }
}
