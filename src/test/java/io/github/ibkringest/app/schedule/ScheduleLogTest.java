package io.github.ibkringest.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.schedule.DueFetch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log of a service: what it does and why, and each problem once. */
class ScheduleLogTest {

    private static final FeedQuery ACTIVITY = new FeedQuery(FlexFeeds.ACTIVITY, null, "main activity query 777");
    private static final Set<Dataset> ALL = Dataset.required();
    private static final String BROKEN = "day1.xml: the statement ends too early";

    private final Logger program = (Logger) LoggerFactory.getLogger(ScheduleLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2026-11-27T14:30:12Z");
    private final ScheduleLog log = new ScheduleLog(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @BeforeEach
    void listen() {
        lines.start();
        program.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        program.detachAppender(lines);
    }

    private List<String> said() {
        List<String> said = lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
        lines.list.clear();
        return said;
    }

    private static Schedule.Fetch fetch(FeedQuery query, DueFetch.Reason why, Period days, Set<Dataset> datasets) {
        return new Schedule.Fetch(query, new DueFetch(why, days, datasets));
    }

    private static Schedule.Fetch files(Set<Dataset> datasets) {
        return fetch(new FeedQuery(Feed.FILES, null, "flex-file"), DueFetch.Reason.TIME, Period.ALWAYS, datasets);
    }

    private static RunReport run(
            String account, Dataset dataset, RunReport.Status status, long inserted, String error) {
        return new RunReport(
                1L,
                account,
                Environment.LIVE,
                dataset,
                "flex-file",
                "day1.xml",
                null,
                status,
                inserted,
                inserted,
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                1,
                error,
                List.of());
    }

    private static List<RunReport> broken(String error) {
        return ALL.stream()
                .map(dataset -> run(null, dataset, RunReport.Status.FAILED, 0, error))
                .toList();
    }

    private static List<RunReport> well(long inserted) {
        return ALL.stream()
                .map(dataset -> run("U1234567", dataset, RunReport.Status.SUCCEEDED, inserted, null))
                .toList();
    }

    @Test
    void shouldSayWhatItFetchesAndWhy() {
        Period days = new Period(LocalDate.parse("2026-06-16"), LocalDate.parse("2026-11-27"));
        log.begins(fetch(ACTIVITY, DueFetch.Reason.TIME, days, ALL));
        log.begins(fetch(ACTIVITY, DueFetch.Reason.LATE_STATEMENT, days, ALL));
        log.begins(fetch(ACTIVITY, DueFetch.Reason.GAP, days, ALL));
        log.begins(fetch(ACTIVITY, DueFetch.Reason.TIME, Period.ALWAYS, EnumSet.of(Dataset.ORDERS)));
        String fetching = "INFO main activity query 777: fetching 2026-06-16 to 2026-11-27 because ";
        assertThat(said())
                .containsExactly(
                        fetching + "it is time (schedule.activity.cron)",
                        fetching + "the last statement came without its last day",
                        fetching + "these days are not complete",
                        "INFO main activity query 777: fetching the days of the query for orders because it is time"
                                + " (schedule.activity.cron)");
    }

    @Test
    void shouldSayWhatCameOfIt() {
        log.ended(files(ALL), well(3));
        log.ended(files(ALL), well(0));
        assertThat(said())
                .containsExactly(
                        "INFO U1234567: orders 3 inserted; executions 3 inserted; option-events 3 inserted",
                        "INFO flex-file: nothing new");
    }

    @Test
    void shouldSayAProblemOnceThenStillThenOver() {
        log.ended(files(ALL), broken(BROKEN));
        assertThat(said()).containsExactly("ERROR " + BROKEN);

        now = now.plus(Duration.ofMinutes(5));
        log.ended(files(ALL), broken(BROKEN));
        assertThat(said()).isEmpty();

        now = now.plus(ScheduleLog.REMINDER);
        log.ended(files(ALL), broken(BROKEN));
        assertThat(said()).containsExactly("WARN still, since 2026-11-27T14:30Z: " + BROKEN);

        log.ended(files(EnumSet.of(Dataset.ORDERS)), well(0));
        assertThat(said()).as("nobody looked at the executions").containsExactly("INFO flex-file: nothing new");

        log.ended(files(ALL), well(0));
        assertThat(said())
                .containsExactly("INFO flex-file: nothing new", "INFO over, since 2026-11-27T14:30Z: " + BROKEN);
        log.ended(files(ALL), broken(BROKEN));
        assertThat(said()).as("it is back").containsExactly("ERROR " + BROKEN);
    }

    @Test
    void shouldSayAnotherReason() {
        log.ended(files(ALL), broken(BROKEN));
        log.ended(files(ALL), broken("no such file"));
        assertThat(said()).containsExactly("ERROR " + BROKEN, "ERROR day1.xml: no such file");
    }

    @Test
    void shouldSayThatTheScheduleItselfDoesNotWork() {
        log.failed(null, "the database is away");
        log.failed(null, "the database is away");
        log.decides();
        log.decides();
        assertThat(said())
                .containsExactly(
                        "ERROR schedule: the database is away",
                        "INFO over, since 2026-11-27T14:30Z: schedule: the database is away");
    }
}
