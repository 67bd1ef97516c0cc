package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.run.RunReport.Status;
import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import io.github.ibkringest.verify.SoundStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements that the project did not write, against what an independent program counted in them.
 */
@NeedsOutside(OutsideFolder.CORPUS)
class CorpusTest {

    private static final Path CORPUS = OutsideFolder.CORPUS.path();

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    static Stream<String> statements() throws IOException {
        return new ObjectMapper()
                .readTree(CORPUS.resolve("truth.json").toFile()).properties().stream()
                        .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void shouldStoreWhatTheStatementSays(String file) throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(CORPUS.resolve("truth.json").toFile())
                .get(file);
        INGESTOR.empty();
        List<RunReport> runs = INGESTOR.sync(CORPUS.resolve(file));
        if (truth.has("parse_error")) {
            assertThat(runs).extracting(RunReport::status).containsOnly(Status.FAILED);
            return;
        }
        assertThat(runs).allSatisfy(CorpusTest::conserves);
        // exec ids cut to five characters: two different trades share one
        boolean identityIsBroken = file.endsWith("ibkr_trades.xml");
        if (identityIsBroken) {
            assertThat(runs).anySatisfy(run -> assertThat(run.quarantined()).isPositive());
        } else {
            assertThat(figures()).isEqualTo(figures(truth));
            assertThat(positions()).isEqualTo(positions(truth));
        }
        String before = INGESTOR.writes();
        List<RunReport> again = INGESTOR.sync(CORPUS.resolve(file));
        assertThat(again)
                .allSatisfy(run -> assertThat(run.inserted() + run.updated()).isZero());
        assertThat(INGESTOR.writes()).isEqualTo(before);
        SoundStore.findsInData(INGESTOR.jdbc());
    }

    private static void conserves(RunReport run) {
        assertThat(run.status()).as(run.error()).isEqualTo(Status.SUCCEEDED);
        long ignored =
                run.ignored().values().stream().mapToLong(Long::longValue).sum();
        assertThat(run.read())
                .isEqualTo(run.inserted() + run.updated() + run.unchanged() + run.quarantined() + ignored);
    }

    private static Map<String, Integer> figures() {
        Map<String, Integer> figures = new TreeMap<>();
        figures.put("executions", count("execution") + count("quarantined_record where dataset = 'executions'"));
        figures.put("order_ids", count("trade_order"));
        figures.put("option_rows", count("option_event"));
        // the truth knows them by their type alone, the program also by side and codes
        figures.put("cancels", count("execution where kind_text in ('TradeCancel', 'FracShareCancel')"));
        figures.put("bad_quantity", count("quarantined_record where dataset = 'executions'"));
        return figures;
    }

    private static Map<String, Integer> figures(JsonNode truth) {
        Map<String, Integer> figures = new TreeMap<>();
        for (String figure : List.of("executions", "order_ids", "option_rows", "cancels", "bad_quantity")) {
            figures.put(figure, truth.get(figure).asInt());
        }
        return figures;
    }

    private static int count(String what) {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading." + what, Integer.class);
    }

    private static Map<String, BigDecimal> positions() {
        Map<String, BigDecimal> positions = new TreeMap<>();
        INGESTOR.jdbc()
                .query(
                        "select account, coalesce(con_id, symbol, ''), quantity from trading.position_by_contract",
                        row -> {
                            positions.put(
                                    row.getString(1) + "|" + row.getString(2),
                                    row.getBigDecimal(3).stripTrailingZeros());
                        });
        return positions;
    }

    /** The truth names accounts as delivered; rows of the futures segment belong to the account itself. */
    private static Map<String, BigDecimal> positions(JsonNode truth) {
        Map<String, BigDecimal> positions = new TreeMap<>();
        truth.get("position")
                .properties()
                .forEach(position -> positions.put(
                        position.getKey().replaceFirst("^([A-Z]{1,4}\\d{4,9})F\\|", "$1|"),
                        new BigDecimal(position.getValue().asText()).stripTrailingZeros()));
        return positions;
    }
}
