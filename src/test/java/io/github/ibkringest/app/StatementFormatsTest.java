package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.run.RunReport.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form in which a query can be set up gives the same facts; what is no statement gives none. */
class StatementFormatsTest {

    private static final Path FIXTURES = Path.of("src", "test", "resources", "flex");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    static Stream<Path> dateFormats() throws IOException {
        return Files.list(FIXTURES.resolve("date-formats")).filter(file -> {
            String name = file.getFileName().toString();
            return !name.startsWith("slash-") && !name.startsWith("date-without") && !name.startsWith("daylight");
        });
    }

    @ParameterizedTest
    @MethodSource("dateFormats")
    void shouldReadEveryDateFormat(Path file) {
        INGESTOR.sync(file);

        assertThat(texts("executed_at at time zone 'UTC'"))
                .containsExactly("2026-01-12 14:35:12", "2026-07-16 18:30:05");
        assertThat(texts("trade_date")).containsExactly("2026-01-12", "2026-07-16");
        assertThat(texts("order_id is not null")).containsExactly("true", "true");
    }

    @Test
    void shouldSayThatOnlyTheDayIsKnown() {
        INGESTOR.sync(FIXTURES.resolve("date-formats/date-without-time.xml"));

        assertThat(texts("time_precision")).containsOnly("DATE");
    }

    @Test
    void shouldFlagTheRepeatedHour() {
        INGESTOR.sync(FIXTURES.resolve("date-formats/daylight-saving-hours.xml"));

        assertThat(texts("time_precision || ' ' || (executed_at at time zone 'UTC')"))
                .contains("AMBIGUOUS_SECOND 2026-11-01 05:30:00")
                .contains("SECOND 2026-11-01 05:30:00", "SECOND 2026-11-01 06:30:00");
    }

    static Stream<Path> slashes() throws IOException {
        return Files.list(FIXTURES.resolve("date-formats"))
                .filter(file -> file.getFileName().toString().startsWith("slash-"));
    }

    @ParameterizedTest
    @MethodSource("slashes")
    void shouldRefuseToGuessMonthAndDay(Path file) {
        List<RunReport> runs = INGESTOR.sync(file);

        assertThat(runs).isNotEmpty().allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(Status.FAILED);
            assertThat(run.error()).contains("flex.date-order").contains("line");
        });
        assertThat(count("execution")).isZero();
    }

    static Stream<Path> bad() throws IOException {
        return Files.list(FIXTURES.resolve("bad"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldImportNothingFromWhatIsNoStatement(Path file) {
        List<RunReport> runs = INGESTOR.sync(file);

        assertThat(runs).hasSize(3).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(Status.FAILED);
            assertThat(run.error()).contains(file.getFileName().toString());
        });
        assertThat(count("execution") + count("trade_order") + count("option_event") + count("raw_payload"))
                .isZero();
        assertThat(count("run where status = 'failed' and error is not null")).isEqualTo(3);
    }

    @Test
    void shouldReadNumbersExactly() {
        INGESTOR.sync(FIXTURES.resolve("numbers.xml"));

        assertThat(texts("signed_quantity"))
                .containsExactlyInAnyOrder("1500", "-1", "-2718.28182846", "10", "10", "0.00000001");
        assertThat(texts("commission")).contains("-0.0125");
        assertThat(count("quarantined_record")).isZero();
    }

    @Test
    void shouldPutMalformedRecordsAsideAndStoreTheOthers() {
        List<RunReport> runs = INGESTOR.sync(FIXTURES.resolve("malformed-records.xml"));

        assertThat(runs).extracting(RunReport::quarantined).containsExactly(1L, 6L, 2L);
        assertThat(count("execution")).isEqualTo(7);
        assertThat(count("option_event")).isEqualTo(3);
        assertThat(INGESTOR.jdbc().queryForList("select reason from trading.quarantined_record", String.class))
                .hasSize(9)
                .anyMatch(reason -> reason.contains("tick \"Quantity\""))
                .anyMatch(reason -> reason.contains("tradePrice=\"forty-two\" is not a number"));
        assertThat(INGESTOR.jdbc().queryForList("select distinct place from trading.quarantined_record", String.class))
                .allSatisfy(place -> assertThat(place).contains("malformed-records.xml, line "));
    }

    @Test
    void shouldKeepWhatItDoesNotKnow() {
        List<RunReport> runs = INGESTOR.sync(FIXTURES.resolve("unknown-things.xml"));

        assertThat(runs).allSatisfy(run -> assertThat(run.quarantined()).isZero());
        assertThat(count("execution")).isEqualTo(3);
        assertThat(count("payload_content where skipped ->> 'unknown-row' is not null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "account-suffix-f, 1, 2",
        "account-suffix-p, 1, 2",
        "breakout-by-day, 1, 3",
        "two-accounts, 2, 2",
        "levels-of-detail, 1, 2"
    })
    void shouldFindTheAccountsAndTheExecutions(String fixture, int accounts, int executions) {
        INGESTOR.sync(FIXTURES.resolve(fixture + ".xml"));

        assertThat(count("broker_account")).isEqualTo(accounts);
        assertThat(count("execution")).isEqualTo(executions);
        assertThat(count("trade_order")).isEqualTo(executions);
    }

    @Test
    void shouldTellAnEmptySectionFromAnAbsentOne() {
        INGESTOR.sync(FIXTURES.resolve("empty-sections.xml"));
        assertThat(count("coverage where covered_from = '2026-07-01' and covered_to = '2026-07-17'"))
                .isEqualTo(3);

        INGESTOR.empty();
        INGESTOR.sync(FIXTURES.resolve("absent-sections.xml"));
        assertThat(count("coverage")).isZero();
    }

    private static List<String> texts(String expression) {
        return INGESTOR.jdbc()
                .queryForList(
                        "select (" + expression + ")::text from trading.execution order by executed_at, exec_key",
                        String.class);
    }

    private static int count(String what) {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading." + what, Integer.class);
    }
}
