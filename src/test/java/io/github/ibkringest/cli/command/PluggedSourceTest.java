package io.github.ibkringest.cli.command;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.NextRuns;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.fake.FakeOptionEvent;
import io.github.ibkringest.broker.fake.FakeRecord;
import io.github.ibkringest.broker.fake.LinesProvider;
import io.github.ibkringest.cli.CommandTestSupport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A source that only META-INF/services of the tests names, in the program as it is. */
class PluggedSourceTest extends CommandTestSupport {

    private String file(FakeRecord<?>... records) {
        Path file = LinesProvider.write(folder.resolve("records.jsonl"), "U1234567", records);
        return file.toString();
    }

    @Test
    void shouldStoreWhatANewSourceDelivers() {
        String file = file(
                order("o1").buy("100").filled("100", "10"),
                fill("x1.01").order("o1").buy("100", "10"),
                FakeOptionEvent.assignment("e1"));

        Outcome first = run("sync", "--source", "lines", "--file", file);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(rows())
                .containsEntry("trade_order", 1L)
                .containsEntry("execution", 1L)
                .containsEntry("option_event", 1L);
        Map<String, Long> before = STORE.writes();

        Outcome second = run("sync", "--source", "lines", "--file", file);

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(STORE.writes()).isEqualTo(before);
    }

    @Test
    void shouldQuarantineALineThatCannotBeReadWithFileAndLine() {
        set("lines.paths", file(fill("x1.01"), fill("x2.01").attribute("price", "ten")));

        Outcome synced = run("sync");

        assertThat(synced.out() + synced.err()).contains("quarantined");
        assertThat(STORE.jdbc().queryForList("""
                        select p.source || ', ' || p.name || ', ' || q.place || ': ' || q.reason
                        from trading.quarantined_record q join trading.raw_payload p on p.id = q.payload_id""", String.class))
                .containsExactly("lines, records.jsonl, line 3: price 'ten' is no number");

        Outcome retried = run("quarantine", "retry");

        assertThat(retried.err()).doesNotContain("no source reads");
        assertThat(STORE.count("select count(*) from trading.quarantined_record where state = 'open'"))
                .isEqualTo(1);
    }

    @Test
    void shouldKnowItsSettingsAndChecks() {
        set("lines.paths", "records.txt");

        assertThat(run("sync").err()).contains("lines.paths=records.txt is no file of JSON lines");

        set("lines.paths", "records.jsonl");

        assertThat(run("doctor").out()).contains("lines records.jsonl");
    }

    @Test
    void shouldPlanItsFeed() {
        Settings settings = Settings.load(null, Map.of("IBKR_INGEST_LINES_PATHS", "records.jsonl"));

        assertThat(new Sources(settings).byDefault(List.of()).name()).isEqualTo(LinesProvider.NAME);
        assertThat(NextRuns.of(settings, Instant.parse("2026-11-24T00:00:00Z")))
                .extracting(next -> next.what() + " " + next.at())
                .containsExactly("lines 2026-11-24T05:30-05:00");

        Sources sources = new Sources(settings);
        Schedule schedule = new Schedule(
                settings,
                sources,
                sources.byDefault(List.of()),
                List.of(),
                Set.of(),
                new FeedHistory(STORE.dataSource(), settings),
                Clock.systemUTC());
        assertThat(schedule.triggers().routeIds())
                .containsExactlyInAnyOrder("lines-orders", "lines-executions", "lines-option-events");
        assertThat(schedule.properties()).containsEntry("schedule.lines.orders.cron", "0 30 5 ? * TUE-SAT");
        assertThat(schedule.due(schedule.tick("lines", "orders", null)).size()).isEqualTo(1);
    }
}
