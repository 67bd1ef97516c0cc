package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards for Grafana ask for what there is, with the rights of the user who only reads. */
class GrafanaTest {

    private static final Path FOLDER = Path.of("docs", "examples", "grafana");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** They have nothing to show for the sample. */
    private static final Set<String> EMPTY =
            Set.of("Live connections", "Consumers of events", "Files that cannot be read");

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage("--source", "sample");

    static Stream<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().toList().stream();
        }
    }

    /** What Grafana makes of its macros and variables. */
    private static String asGrafanaSends(String sql) {
        return sql.replace("${account:sqlstring}", "'U8800001','DU8800002'")
                .replace("$__timeFrom()", "'2026-01-01T00:00:00Z'::timestamptz")
                .replace("$__timeTo()", "'2026-12-31T23:59:59Z'::timestamptz")
                .replaceAll("\\$__timeFilter\\(([^)]*)\\)", "$1 between now() - interval '1 day' and now()");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldAskForWhatThereIs(Path file) throws IOException {
        JsonNode dashboard = JSON.readTree(file.toFile());
        assertThat(dashboard.get("panels")).isNotEmpty();
        Set<Integer> ids = new TreeSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            String title = panel.get("title").asText();
            assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo(dataSource());
            String sql = asGrafanaSends(panel.at("/targets/0/rawSql").asText());
            assertThat(sql).as(title).doesNotContain("$");
            List<Map<String, Object>> rows = PAGE.reading().queryForList(sql);
            if (!EMPTY.contains(title)) {
                assertThat(rows).as(title).isNotEmpty();
            }
            if (panel.at("/targets/0/format").asText().equals("time_series")) {
                assertThat(rows.get(0)).as(title).containsKey("time");
            }
        }
        for (JsonNode variable : dashboard.at("/templating/list")) {
            assertThat(PAGE.reading().queryForList(variable.get("query").asText()))
                    .hasSize(2);
        }
    }

    /** What is charged in another currency than that of the trade is not added to what is charged in its own. */
    @Test
    void shouldAddUpCommissionsByTheirCurrency() throws IOException {
        Map<String, String> asked = new TreeMap<>();
        for (JsonNode panel : JSON.readTree(
                        FOLDER.resolve("dashboards/trading.json").toFile())
                .get("panels")) {
            asked.put(
                    panel.get("title").asText(),
                    asGrafanaSends(panel.at("/targets/0/rawSql").asText()));
        }
        PAGE.jdbc()
                .update(
                        "update trading.execution set commission = 7, commission_currency = 'USD' where currency = 'JPY'");

        assertThat(PAGE.reading()
                        .queryForList("select commission_currency, sum(commission) as commission from ("
                                + asked.get("By underlying")
                                + ") x group by 1 having sum(commission) <> 0 order by 1"))
                .isEqualTo(PAGE.reading().queryForList(asked.get("Commission")));
    }

    private static String dataSource() throws IOException {
        JsonNode sources = new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("provisioning/datasources/ibkr-ingest.yaml")
                        .toFile());
        return sources.at("/datasources/0/uid").asText();
    }
}
