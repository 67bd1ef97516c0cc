package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever stands in a field of a statement, on the page it is text. */
class HostileTextTest {

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage("--source", "sample");

    private static final String HOSTILE = "<script>hit()</script>\"><img src=x onerror=hit()>' onfocus='hit() {{7*7}} "
            + "{% include \"layout\" %} javascript:hit() \u202Egnp.exe \u0007 &lt;b&gt;";

    private static final Pattern MARKUP = Pattern.compile("<script>|<img|<b>|[\"'\\s]on(error|focus)=[^&]*[\"']\\s*>");

    private static final Map<String, List<String>> FIELDS = Map.of(
            "ibkr_contract", List.of("symbol", "description", "underlying_symbol", "\"right\""),
            "execution",
                    List.of(
                            "symbol",
                            "exchange",
                            "open_close",
                            "transaction_id",
                            "trade_id",
                            "executed_at_text",
                            "feed"),
            "trade_order",
                    List.of("symbol", "order_type", "time_in_force", "status_text", "status_reason", "order_reference"),
            "option_event", List.of("symbol", "event_type_text", "trade_id", "feed"),
            "raw_payload", List.of("name", "feed"),
            "run", List.of("payload", "error"),
            "broker_account", List.of("alias"));

    @BeforeAll
    static void writeItEverywhere() {
        FIELDS.forEach((table, columns) -> columns.forEach(
                column -> PAGE.jdbc().update("update trading." + table + " set " + column + " = ?", HOSTILE)));
        PAGE.jdbc()
                .update(
                        "update trading.execution set raw_record = json_build_object('a', ?, ?, 'b'), codes = array[?],"
                                + " revision = revision + 1",
                        HOSTILE,
                        HOSTILE,
                        HOSTILE);
        PAGE.jdbc()
                .update(
                        "insert into trading.quarantined_record (run_id, dataset, place, reason, raw_fragment,"
                                + " content_hash, feed, feed_rank) values (1, 'executions', ?, ?, ?, gen_random_uuid(), ?, 1)",
                        HOSTILE,
                        HOSTILE,
                        HOSTILE + "x".repeat(1_000_000),
                        HOSTILE);
        PAGE.jdbc()
                .update(
                        "insert into trading.live_session (source, name, holder, is_connected, trouble)"
                                + " values ('gateway', ?, ?, false, ?)",
                        HOSTILE,
                        HOSTILE,
                        HOSTILE);
    }

    @Test
    void shouldBeTextOnEveryPage() throws Exception {
        for (String path : List.of(
                "/",
                "/orders",
                "/trades",
                "/options",
                "/results?by=symbol",
                "/round-trips",
                "/positions",
                "/statements",
                "/runs",
                "/quarantine",
                "/trades/1",
                "/orders/1",
                "/options/1",
                "/statements/1",
                "/runs/1",
                "/quarantine/1")) {
            String page = PAGE.html(path);
            assertThat(page).as(path).contains("</html>").contains("&lt;script&gt;hit()");
            assertThat(page).as(path).doesNotContainPattern(MARKUP).contains("{{7*7}}");
            assertThat(page.length()).as(path).isLessThan(600_000);
        }
    }

    @Test
    void shouldBeTextInAnswersToPrograms() throws Exception {
        assertThat(PAGE.get("/trades.json").headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        assertThat(PAGE.get("/trades.csv")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment");
        assertThat(PAGE.get("/download/1")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .isEqualTo("attachment; filename=\"document-1.xml\"");
    }

    /** What was asked comes back in forms and in problems. */
    @Test
    void shouldBeTextWhenItIsAskedFor() throws Exception {
        for (String parameter : List.of("symbol", "account", "from", "status", "sort", "x%3Cscript%3E")) {
            String page = PAGE.html("/trades?" + parameter + "=%3Cscript%3Ehit()%3C/script%3E%22%3E");
            assertThat(page)
                    .as(parameter)
                    .contains("</html>")
                    .doesNotContain("<script>hit")
                    .doesNotContain("hit()<");
        }
    }
}
