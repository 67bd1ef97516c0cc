package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page answers over HTTP, with the sample: the same as SQL. */
class PageTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage("--source", "sample");

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = PAGE.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return JSON.readTree(answer.body());
    }

    private static void shouldEqual(JsonNode rows, String sql, String... columns) {
        List<Map<String, Object>> expected = PAGE.jdbc().queryForList(sql);
        assertThat(expected).as(sql).isNotEmpty();
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            for (String column : columns) {
                Object value = expected.get(i).get(column);
                JsonNode told = rows.get(i).get(column);
                assertThat(told).as(column).isNotNull();
                if (value instanceof BigDecimal number) {
                    assertThat(told.decimalValue()).as(column).isEqualByComparingTo(number);
                } else {
                    assertThat(told.isNull() ? null : told.asText())
                            .as("%s of row %d", column, i)
                            .isEqualTo(value == null ? null : value.toString());
                }
            }
        }
    }

    @Test
    void shouldTellTradesAsSqlDoes() throws Exception {
        shouldEqual(
                json("/trades.json"),
                "select e.id as execution_id, a.code as account, e.kind, e.side, e.quantity, e.price, e.commission,"
                        + " e.realized_pnl, e.is_effective as counts, e.exec_key"
                        + " from trading.execution e join trading.broker_account a on a.id = e.account_id"
                        + " order by trading.trading_day(e.trade_date, e.executed_at, e.report_date) desc,"
                        + " e.executed_at desc nulls last, e.id desc",
                "execution_id",
                "account",
                "kind",
                "side",
                "quantity",
                "price",
                "commission",
                "realized_pnl",
                "counts",
                "exec_key");
    }

    @Test
    void shouldTellResultsAsSqlDoes() throws Exception {
        shouldEqual(
                json("/results.json?by=month&account=U8800001").get("results"),
                "select to_char(t.trading_day, 'YYYY-MM') as period, t.currency, sum(t.realized_pnl) as realized_pnl"
                        + " from trading.trade t where t.account = 'U8800001'"
                        + " group by 1, 2 order by 1 desc, 3 desc nulls last, 2",
                "period",
                "currency",
                "realized_pnl");
    }

    @Test
    void shouldTellPositionsAsSqlDoes() throws Exception {
        shouldEqual(
                json("/positions.json"),
                "select account, con_id, quantity, cost from trading.open_position"
                        + " order by account, asset_class, symbol, con_id",
                "account",
                "con_id",
                "quantity",
                "cost");
    }

    /** However rows are sorted and cut into pages, each comes once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sort=executed_at&",
                "sort=-executed_at&",
                "sort=price&",
                "sort=-realized_pnl&",
                "sort=symbol&",
                "sort=-symbol&",
                "status=fills&",
                "account=U8800001&symbol=NWND&"
            })
    void shouldPageThroughAllRows(String query) throws Exception {
        List<String> whole = new ArrayList<>();
        json("/trades.json?" + query)
                .forEach(row -> whole.add(row.get("exec_key").asText()));
        List<String> paged = new ArrayList<>();
        String next = "/trades.json?" + query + "limit=7";
        while (next != null) {
            HttpResponse<String> answer = PAGE.get(next);
            JSON.readTree(answer.body())
                    .forEach(row -> paged.add(row.get("exec_key").asText()));
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(paged).hasSizeGreaterThan(7).containsExactlyElementsOf(whole);
    }

    @Test
    void shouldPageThroughOrdersAndOptionEvents() throws Exception {
        for (String list : List.of("orders", "options")) {
            JsonNode whole = json("/" + list + ".json").elements().next();
            assertThat(whole).hasSizeGreaterThan(6);
            HttpResponse<String> first = PAGE.get("/" + list + ".json?limit=5");
            String link = first.headers().firstValue("Link").orElseThrow();
            JsonNode second = JSON.readTree(
                            PAGE.get(link.substring(1, link.indexOf('>'))).body())
                    .elements()
                    .next();
            assertThat(second.get(0)).as(list).isEqualTo(whole.get(5));
        }
    }

    @Test
    void shouldTellTheStoryOfARow() throws Exception {
        Long id = PAGE.jdbc()
                .queryForObject("select id from trading.execution where superseded_by is not null", Long.class);
        JsonNode story = json("/trades/" + id + ".json");
        assertThat(story.at("/execution/0/why").asText()).startsWith("corrected by X:");
        assertThat(story.get("execution-related").findValuesAsText("how")).contains("takes its place");
        assertThat(story.at("/execution-statements/0/document").asText()).isEqualTo("built-in sample statement");
        assertThat(story.get("execution-delivered").findValuesAsText("attribute"))
                .contains("ibExecID");
        assertThat(PAGE.html("/trades/" + id)).contains("corrected by X:", "built-in sample statement");
    }

    @Test
    void shouldGiveBackDocumentsByteForByte() throws Exception {
        long id = json("/statements.json").get(0).get("id").asLong();
        HttpResponse<String> answer = PAGE.get("/download/" + id);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(answer.body())
                .isEqualTo(Files.readString(
                        Path.of("src/main/resources/sample/sample-statement.xml"), StandardCharsets.UTF_8));
        assertThat(PAGE.get("/download/999999").statusCode()).isEqualTo(404);
        assertThat(PAGE.get("/download/x").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldShowEachView() throws Exception {
        for (String path : List.of(
                "/",
                "/overview",
                "/orders",
                "/trades",
                "/options",
                "/results",
                "/round-trips",
                "/positions",
                "/statements",
                "/runs",
                "/quarantine",
                "/trades/1",
                "/orders/1",
                "/options/1",
                "/statements/1",
                "/runs/1")) {
            HttpResponse<String> page = PAGE.get(path, "Accept", "text/html");
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("<h1>", "</html>");
            assertThat(page.body().length()).as(path).isLessThan(150_000);
            String name = path.equals("/") ? "/overview" : path;
            assertThat(PAGE.get(name + ".json").statusCode()).as(name).isEqualTo(200);
            HttpResponse<String> csv = PAGE.get(name + ".csv");
            assertThat(csv.statusCode()).as(name).isEqualTo(200);
            assertThat(csv.body().lines().findFirst().orElseThrow()).as(name).contains(",");
        }
    }

    @Test
    void shouldTellHowItStands() throws Exception {
        JsonNode overview = json("/overview.json");
        assertThat(overview.get("accounts")).hasSize(2);
        assertThat(overview.get("days").findValuesAsText("state")).contains("proven");
        shouldEqual(
                overview.get("reconciled"),
                "select account, statements, open, broken, reconciled_to from (" + Sql.of("proof/standing")
                        + ") standing",
                "account",
                "statements",
                "open",
                "broken",
                "reconciled_to");
        assertThat(PAGE.html("/")).contains("Agrees with the broker", "to 2026-07-31, in part");
    }

    @Test
    void shouldListCarriedInOptionsAmongThoseThatExpire() throws Exception {
        JsonNode before = json("/options.json").get("expiries").get(0);
        PAGE.jdbc()
                .update(
                        "insert into trading.accepted_opening (account_id, con_id, quantity, report_id, stated_day, stated_quantity,"
                                + " payload_sha256, accepted_by) select a.id, ?, 7, r.id, r.last_day, 7, '', 'a trader'"
                                + " from trading.broker_account a cross join (select * from trading.broker_report limit 1) r"
                                + " where a.code = ?",
                        before.get("con_id").asText(),
                        before.get("account").asText());
        try {
            JsonNode after = json("/options.json").get("expiries").get(0);
            assertThat(after.get("con_id")).isEqualTo(before.get("con_id"));
            assertThat(after.get("quantity").decimalValue())
                    .isEqualByComparingTo(before.get("quantity").decimalValue().add(BigDecimal.valueOf(7)));
        } finally {
            PAGE.jdbc().update("delete from trading.accepted_opening");
        }
    }

    @Test
    void shouldSayWhichOptionsHaveExpiredSince() throws Exception {
        JsonNode held = json("/options.json").get("expiries");

        assertThat(held).isNotEmpty();
        for (JsonNode option : held) {
            assertThat(option.get("note").isNull())
                    .isEqualTo(option.get("days_left").asLong() >= 0);
        }
    }
}
