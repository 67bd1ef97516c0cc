package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.web.DailyStatements;
import io.github.ibkringest.flex.web.FlexStubServer;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code backfill} with several logins, of which one cannot be used. */
class BackfillLoginsTest extends CommandTestSupport {

    private static final String TOKEN = "666666666666661000001";
    private static final String REFUSED = "666666666666661000002";
    private static final String OTHER_QUERY = "2000009";

    private final FlexStubServer stub =
            FlexStubServer.start(Instant::now).knowing(TOKEN).deliver(DailyStatements.QUERY, DailyStatements::of);
    private final LocalDate due = DUE;

    private void logIn(String name, String token, String query) {
        set("flex-web." + name + ".token", token);
        set("flex-web." + name + ".activity-query-id", query);
        set("flex-web." + name + ".base-url", stub.baseUrl().toString());
        set("flex-web." + name + ".first-wait", "1ms");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldFillTheOtherLoginsWhenOneIsRefused() {
        set("flex-web.logins", "gone, good");
        logIn("gone", REFUSED, OTHER_QUERY);
        logIn("good", TOKEN, DailyStatements.QUERY);

        Outcome backfill = run("backfill", "--from", due.minusDays(500).toString());

        assertThat(backfill.exitCode()).as(backfill.err()).isEqualTo(2);
        assertThat(backfill.lines()).hasSize(5);
        assertThat(backfill.lines().get(1)).startsWith("gone activity query").contains("failed");
        assertThat(backfill.lines().get(2)).startsWith("gone activity query").endsWith("to be fetched");
        assertThat(backfill.lines().get(3)).startsWith("good activity query").contains("complete 1 0 0");
        assertThat(backfill.lines().get(4)).startsWith("good activity query").contains("complete 1 0 0");
        assertThat(backfill.err())
                .contains("[1/4] gone", "[3/4] good", "[4/4] good", "1015")
                .doesNotContain("[2/4]")
                .containsOnlyOnce("Stopped at ")
                .contains(" of gone activity query 2000009, with 2 of 4 windows done. Run the same command again");
        assertThat(stub.requests("SendRequest"))
                .as("nothing more of the login that was refused")
                .hasSize(3);
    }

    @Test
    void shouldFillTheOtherLoginsWhenOneCanNotBeAskedForTheDays() {
        set("flex-web.logins", "short, good");
        logIn("short", REFUSED, OTHER_QUERY);
        set("flex-web.short.date-override", "p");
        logIn("good", TOKEN, DailyStatements.QUERY);

        Outcome backfill = run("backfill", "--from", due.minusDays(500).toString());

        assertThat(backfill.exitCode()).as(backfill.err()).isEqualTo(2);
        assertThat(backfill.lines().get(3)).startsWith("good activity query").contains("complete 1 0 0");
        assertThat(backfill.lines().get(4)).startsWith("good activity query").contains("complete 1 0 0");
        assertThat(backfill.err()).contains("delivers at most 365 days at once");
    }
}
