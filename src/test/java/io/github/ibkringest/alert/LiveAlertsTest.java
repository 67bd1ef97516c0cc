package io.github.ibkringest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.store.live.LiveBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts of sessions that stay open, as they were noted. */
class LiveAlertsTest extends AlertTestSupport {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(2));

    private final LiveBoard board = new LiveBoard(STORE.jdbc());

    @BeforeEach
    void haveAGateway() {
        STORE.jdbc().execute("delete from trading.live_session");
        environment.put("IBKR_INGEST_GATEWAY_PORT", "4001");
    }

    private void noted(String name, boolean connected, String trouble, LiveState.Part... parts) {
        board.note(
                new LiveState(
                        "gateway", name, connected, LONG_AGO, Instant.now(), List.of("DU1"), List.of(parts), trouble),
                "this test");
    }

    /** Looks twice: what was told is not told again. */
    private List<JsonNode> heard() {
        sync(fixture("no-ids-twins.xml"));
        sync(fixture("no-ids-twins.xml"));
        return of("live");
    }

    @Test
    void shouldTellOfASessionThatIsNotConnectedUntilItIs() {
        noted("gateway", true, null);
        assertThat(heard()).isEmpty();

        noted("gateway", false, "Nothing listens at 127.0.0.1:4001.");
        assertThat(heard()).singleElement().satisfies(event -> {
            assertThat(event.get("message").asText())
                    .startsWith("gateway: not connected since ")
                    .endsWith("Nothing listens at 127.0.0.1:4001.");
            assertThat(event.get("source").asText()).isEqualTo("gateway");
        });

        noted("gateway", true, null);
        heard();
        assertThat(of("resolved"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("resolves").asText()).isEqualTo("live"));
    }

    @Test
    void shouldTellOfWhatABoxForbids() {
        noted(
                "gateway",
                true,
                null,
                new LiveState.Part("open orders", LiveState.Outcome.REFUSED, "untick Read-Only API", Instant.now()),
                new LiveState.Part("executions", LiveState.Outcome.COMPLETE, null, Instant.now()));

        assertThat(heard())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.get("message").asText()).isEqualTo("gateway: untick Read-Only API"));
    }

    @Test
    void shouldTellWhenNoProgramListens() {
        noted("gateway", true, null);
        STORE.jdbc().update("update trading.live_session set noted_at = noted_at - interval '10 minutes'");

        assertThat(heard())
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText())
                        .startsWith("gateway: no program listens since ")
                        .endsWith("; start serve"));
    }

    /** The statement of the day came, and does not have what the gateway stated. */
    @Test
    void shouldTellOfExecutionsThatTheStatementOfTheirDayDoesNotHave() {
        sync(fixture("no-ids-twins.xml"));
        STORE.jdbc().update("update trading.execution set feed_rank = 1");
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(of("unconfirmed"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText())
                        .startsWith("a gateway stated executions that the statement of their day does not have")
                        .containsPattern("\\d+ executions"));

        STORE.jdbc().update("update trading.execution set feed_rank = 4");
        sync(fixture("bad/truncated.xml"));
        assertThat(of("resolved")).hasSize(1);
    }

    @Test
    void shouldTellNothingOfASessionThatIsConfiguredNoMore() {
        noted("paper", false, "Nothing listens at 127.0.0.1:4002.");

        assertThat(heard()).isEmpty();
    }
}
