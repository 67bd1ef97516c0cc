package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code events} and {@code changes}: what happened, for programs and for people. */
class EventsCommandTest extends CommandTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Outcome synced() {
        return run("sync", "--file", statement("short-put-assignment.xml"));
    }

    private List<JsonNode> json(String... arguments) throws Exception {
        List<String> options = new ArrayList<>(List.of("--json"));
        options.addAll(List.of(arguments));
        List<JsonNode> events = new ArrayList<>();
        for (String line :
                run("events", options.toArray(String[]::new)).out().lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    @Test
    void shouldPrintOneCloudEventALine() throws Exception {
        synced();

        List<JsonNode> events = json();

        assertThat(events)
                .extracting(event -> event.get("sequence").asInt())
                .isSorted()
                .startsWith(1);
        assertThat(events)
                .extracting(event -> event.get("type").asText())
                .contains("io.github.ibkringest.option.assigned", "io.github.ibkringest.position.changed");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.get("data").isObject()).isTrue());
    }

    /** The time of the reader, with how far it is from UTC. */
    @Test
    void shouldSayInWhichZoneTimesAre() {
        synced();
        Clock sydney = Clock.fixed(CLOCK.instant(), ZoneId.of("Australia/Sydney"));

        assertThat(run("events", "--type", "option.assigned").out()).contains("2026-07-17 16:20:00-04:00");
        assertThat(runAt(sydney, "events", "--type", "option.assigned").out()).contains("2026-07-18 06:20:00+10:00");
        assertThat(runAt(sydney, "changes", "--since", "2026-07-01").out()).contains("2026-07-18 06:20:00+10:00");
    }

    @Test
    void shouldGoOnAfterTheIdOfAnEvent() throws Exception {
        synced();
        List<JsonNode> events = json();

        assertThat(json("--after", events.get(2).get("id").asText())).isEqualTo(events.subList(3, events.size()));
        assertThat(json("--after", "3")).isEqualTo(events.subList(3, events.size()));
        assertThat(json("--after", "today")).isEqualTo(events);
        assertThat(json("--after", "run:1")).as("as changes --since says it").isEqualTo(events);
    }

    @Test
    void shouldFilter() throws Exception {
        synced();

        assertThat(json("--type", "option.*"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.get("type").asText()).contains(".option."));
        assertThat(json("--symbol", "NOBODY")).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoPlaceInTheLog() {
        synced();

        assertThat(run("events", "--after", "999999"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isEqualTo(2))
                .satisfies(outcome -> assertThat(outcome.err()).contains("there is no event 999999: the log ends at"));
        assertThat(run("events", "--after", "1b671a64-40d5-491e-99b0-da01ff1f3341/1"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isEqualTo(2))
                .satisfies(outcome -> assertThat(outcome.err()).contains("belongs to another log"));
        assertThat(run("events", "--after", "soon").exitCode()).isEqualTo(2);
        assertThat(run("events", "--type", "fill").exitCode()).isEqualTo(2);
        assertThat(run("events", "--ack").exitCode()).isEqualTo(2);
    }

    /** What a reader keeps as read, the service would never send. */
    @Test
    void shouldTakeNoEventsFromWhatTheServiceSendsTo() throws Exception {
        synced();

        for (String name : List.of("routes", "kafka", "webhook-phone")) {
            assertThat(run("events", "--consumer", name, "--ack"))
                    .satisfies(outcome -> assertThat(outcome.exitCode()).isEqualTo(2))
                    .satisfies(outcome -> assertThat(outcome.err()).contains("serve sends events to " + name));
            assertThat(json("--consumer", name)).as("looking takes nothing").isNotEmpty();
        }
        assertThat(run("events", "--consumer", "", "--ack"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isEqualTo(2))
                .satisfies(outcome -> assertThat(outcome.err()).contains("--consumer has no name"));
    }

    @Test
    void shouldPrintEachEventOnceForAConsumer() throws Exception {
        synced();
        int all = json().size();

        assertThat(json("--consumer", "strategy")).as("not acknowledged").hasSize(all);
        assertThat(json("--consumer", "strategy", "--ack")).hasSize(all);
        assertThat(json("--consumer", "strategy", "--ack")).isEmpty();
    }

    /** Two that read under one name would each miss what the other one gets. */
    @Test
    void shouldReadUnderANameInOneProcessAtATime() throws Exception {
        synced();
        STORE.jdbc()
                .update("insert into trading.event_consumer (name, log, last_id, last_hash, held_by, held_until)"
                        + " select 'strategy', log, 0, sha256(''), gen_random_uuid(), now() + interval '20 seconds'"
                        + " from trading.event_head");

        Outcome second = run("events", "--consumer", "strategy", "--ack", "--json");

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("another process reads as strategy", "give each its own name");
        STORE.jdbc().update("update trading.event_consumer set held_until = now() - interval '1 second'");
        assertThat(json("--consumer", "strategy", "--ack"))
                .as("the first one was killed")
                .isNotEmpty();
        assertThat(STORE.count("select count(*) from trading.event_consumer where held_by is not null"))
                .isZero();
    }

    @Test
    void shouldShowAConsumerThatStandsStill() throws Exception {
        synced();
        json("--consumer", "strategy", "--ack");
        assertThat(run("status").lines()).anyMatch(line -> line.matches("strategy 0 0 s ok"));

        STORE.jdbc().update("update trading.event_consumer set last_id = 1");
        STORE.jdbc().update("update trading.event set recorded_at = recorded_at - interval '2 hours'");
        Outcome late = run("status");
        assertThat(late.out()).contains("the consumer strategy of events stands still", "--consumer strategy --forget");
        assertThat(run("status", "--check").exitCode()).isEqualTo(1);

        STORE.jdbc().update("update trading.event_consumer set stopped = 'it answered with HTTP 410'");
        JsonNode status = JSON.readTree(run("status", "--json").out());
        assertThat(status.at("/consumers/0/stopped").asText()).contains("410");

        assertThat(run("events", "--consumer", "strategy", "--forget").exitCode())
                .isZero();
        assertThat(run("events", "--consumer", "strategy", "--forget").exitCode())
                .isEqualTo(2);
        assertThat(run("status").out()).doesNotContain("strategy");
    }

    @Test
    void shouldPrintTheSchemaOfAType() throws Exception {
        assertThat(JSON.readTree(run("events", "--schema", "order.filled").out())
                        .get("title")
                        .asText())
                .isEqualTo("order.filled");
        assertThat(run("events", "--schema", "fill").err()).contains("there is no type of event 'fill'");
    }

    @Test
    void shouldShowPeopleWhatIsNew() {
        synced();

        Outcome changes = run("changes");

        assertThat(changes.exitCode()).isZero();
        assertThat(changes.out()).contains("option.assigned", "execution.recorded: ", "U7700001");
        assertThat(run("changes", "--since", "2099-01-01").out()).contains("Nothing new since 2099-01-01.");
        assertThat(run("changes", "--since", "run:1").out()).contains("option.assigned");
        assertThat(run("changes", "--since", "1"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isEqualTo(2))
                .satisfies(
                        outcome -> assertThat(outcome.err()).contains("--since 1 is no time and no run", "run:1234"));
    }
}
