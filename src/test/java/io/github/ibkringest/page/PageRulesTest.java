package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.page.question.Questions;
import io.github.ibkringest.page.view.Part;
import io.github.ibkringest.page.view.View;
import io.github.ibkringest.page.view.Views;
import io.github.ibkringest.web.WebRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page refuses, what it may not do, and what it says where there is nothing. */
class PageRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage("--source", "sample");

    /** People see columns that the queries have, also where there are no rows. */
    @Test
    void shouldFindEachColumn() {
        Columns columns = new Columns(PAGE.reading());
        for (View view : Views.all()) {
            for (Part part : view.parts()) {
                List<String> names = columns.of("web/" + part.name()).stream()
                        .map(column -> column.name())
                        .toList();
                assertThat(names)
                        .as("%s of %s", part.name(), view.name())
                        .doesNotHaveDuplicates()
                        .containsAll(part.fields().stream()
                                .map(field -> field.name())
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trades?acount=U1 | there is no parameter 'acount' here; did you mean account",
                "/trades?account=U1 | account=U1 is not known",
                "/trades?from=yesteday | is no day",
                "/trades?from=2026-02&to=2026-01 | is after",
                "/trades?from=%2B99999-01-01 | years 1 to 9999",
                "/trades?sort=1;drop | sort=1;drop is not known",
                "/trades?sort=exec_key | there are: executed_at",
                "/trades?status=x | there are: all, counted",
                "/trades?limit=0 | must be a number from 1 to 10000",
                "/trades?limit=10001 | must be a number from 1 to 10000",
                "/trades?limit=99999999999999999999 | must be a number",
                "/trades?page=201 | page=201 must be a number from 1 to 200",
                "/trades?after=1' | after is no place",
                "/trades?symbol=%00 | control character",
                "/trades?symbol=a&symbol=b | give it once",
                "/results?by=week | there are: month",
                "/overview?year=0 | year=0 must be a number from 1 to 9999",
            })
    void shouldRefuseWrongParametersWithASentence(String path, String sentence) throws Exception {
        HttpResponse<String> answer = PAGE.get(path.replace(" ", "%20").replace("'", "%27"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(sentence);
        assertThat(PAGE.get(path.replace("'", "%27"), "Accept", "text/html").body())
                .contains("This cannot be asked");
    }

    @Test
    void shouldSayThatThereIsNothing() throws Exception {
        assertThat(PAGE.get("/trades/999999").statusCode()).isEqualTo(404);
        assertThat(PAGE.get("/trades/x").statusCode()).isEqualTo(404);
        assertThat(PAGE.get("/nothing", "Accept", "text/html").body()).contains("<h1>Not found</h1>");
        assertThat(PAGE.get("/trades.json?symbol=NONE").body().strip()).matches("\\[\\s*]");
        assertThat(PAGE.get("/trades.csv?symbol=NONE").body()).startsWith("execution_id,account,");
        assertThat(PAGE.html("/trades?symbol=NONE")).contains("No executions are here.");
    }

    @Test
    void shouldAnswerPagesWithStrictRules() throws Exception {
        HttpResponse<String> page = PAGE.get("/", "Accept", "text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContainPattern("(?i)<script>|style=\"|\\son\\w+=|https?://");
        assertThat(PAGE.get("/trades", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(PAGE.get("/trades.json", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    /** Whatever a statement says, the page has no right to write. */
    @Test
    void shouldOnlyRead() {
        for (String write : List.of(
                "insert into trading.instrument (asset_class, symbol, currency, listing_exchange) values ('a', 'b', '', '')",
                "update trading.execution set price = 1",
                "delete from trading.run",
                "create table trading.x (a int)")) {
            assertThatThrownBy(() -> PAGE.reading().execute(write))
                    .as(write)
                    .hasMessageContaining("read-only transaction");
        }
    }

    /** The server looks up days by an index only if it knows them when it plans: as days, not as texts. */
    @Test
    void shouldAskForDaysAsDays() {
        Map<String, Object> parameters = new Questions(List::of, Clock.systemUTC())
                .of(
                        new WebRequest(
                                "/trades", Map.of("from", List.of("2026-07"), "to", List.of("2026-07")), Map.of()),
                        Views.named("trades"))
                .parameters();
        assertThat(parameters)
                .containsEntry("from", LocalDate.parse("2026-07-01"))
                .containsEntry("to", LocalDate.parse("2026-07-31"));
    }
}
