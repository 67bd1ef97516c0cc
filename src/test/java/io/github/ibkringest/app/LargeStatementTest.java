package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.StatementGenerator;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A large statement is stored while it is being read, and is stored as a whole or not at all. */
class LargeStatementTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final String ACCOUNT = "U9900001";
    private static final String OTHER = "U7700001";

    /** More rows than are read before the first are stored. */
    private static final int EXECUTIONS = 6_000;

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldStoreEveryRow() throws IOException {
        Path file = large();

        List<RunReport> runs = INGESTOR.sync(file);

        assertThat(runs)
                .allMatch(run -> run.status() == RunReport.Status.SUCCEEDED
                        && run.account().equals(ACCOUNT));
        assertThat(count("execution")).isEqualTo(EXECUTIONS);
        assertThat(runs.stream().mapToLong(RunReport::read).sum()).isEqualTo(elements(file));
        assertThat(INGESTOR.jdbc().queryForObject("select size_bytes from trading.raw_payload", Long.class))
                .isEqualTo(Files.size(file));
        assertThat(INGESTOR.sync(file)).allMatch(run -> run.inserted() + run.updated() == 0);
    }

    @Test
    void shouldStoreNothingOfOneThatIsCutFarBehind() throws IOException {
        String xml = Files.readString(large());
        Path cut = Files.writeString(folder.resolve("cut.xml"), xml.substring(0, xml.length() - 2_000));

        List<RunReport> runs = INGESTOR.sync(cut);

        assertThat(runs).hasSize(3).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunReport.Status.FAILED);
            assertThat(run.account()).as("it was begun").isEqualTo(ACCOUNT);
            assertThat(run.error()).contains("cut.xml", "line ", "ends in the middle");
        });
        for (String table : List.of("trade_order", "execution", "option_event", "ibkr_contract", "raw_payload")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(INGESTOR.jdbc().queryForList("select distinct status from trading.run", String.class))
                .containsExactly("failed");
    }

    @Test
    void shouldServeAccountsThatShowUpLate() throws IOException {
        Path file = withOther();

        assertThat(INGESTOR.sync(file))
                .extracting(run -> run.account() + " " + run.dataset() + " " + run.status())
                .containsExactly(
                        ACCOUNT + " orders SUCCEEDED",
                        ACCOUNT + " executions SUCCEEDED",
                        ACCOUNT + " option-events SUCCEEDED",
                        OTHER + " orders SUCCEEDED",
                        OTHER + " executions SUCCEEDED",
                        OTHER + " option-events SUCCEEDED");
        assertThat(count("execution")).isEqualTo(EXECUTIONS + 1);

        INGESTOR.empty();
        assertThat(INGESTOR.sync(Set.of(OTHER), file))
                .extracting(RunReport::account)
                .containsOnly(OTHER);
        assertThat(count("execution")).isEqualTo(1);
    }

    @Test
    void shouldSayOnceWhatIsWrongWhenNoAccountOfItIsWanted() throws IOException {
        String xml = Files.readString(large());
        Path cut = Files.writeString(folder.resolve("cut.xml"), xml.substring(0, xml.length() - 2_000));

        List<RunReport> runs = INGESTOR.sync(Set.of(OTHER), cut);

        assertThat(runs).extracting(RunReport::dataset).containsExactlyElementsOf(Dataset.required());
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.account()).isNull();
            assertThat(run.error()).contains("cut.xml", "ends in the middle");
        });
    }

    @Test
    void shouldFindARowAgainThatIsStillOnItsWay() throws IOException {
        Row twice = numbered(0);
        Row[] others =
                IntStream.range(1, 1_000).mapToObj(LargeStatementTest::numbered).toArray(Row[]::new);
        Path file = FlexXml.activity()
                .statement(OTHER, s -> s.trade(twice).trade(others).trade(twice).trade(numbered(1_000)))
                .writeTo(folder.resolve("twice.xml"));

        List<RunReport> runs = INGESTOR.sync(Set.of(Dataset.EXECUTIONS), Set.of(), file);

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.error()).isNull();
            assertThat(run.inserted()).isEqualTo(1_001);
            assertThat(run.unchanged()).isEqualTo(1);
        });
    }

    private static Row numbered(int n) {
        return Rows.stockFill()
                .with("ibExecID", "0000f1ab.6b%06d.01.01".formatted(n))
                .with("transactionID", "3%07d".formatted(n))
                .with("tradeID", "8%06d".formatted(n))
                .with("ibOrderID", "7%06d".formatted(n))
                .with("brokerageOrderID", "00f1ab00.0000a1b2.6a%06d.0001".formatted(n))
                .with("extExecID", "X" + n);
    }

    private Path large() throws IOException {
        return StatementGenerator.of(EXECUTIONS, 1, 3).writeTo(folder.resolve("large.xml"));
    }

    /** The large statement with a row of another account at the end of its trades. */
    private Path withOther() throws IOException {
        String row = FlexXml.activity()
                .statement(OTHER, s -> s.trade(Rows.stockFill()))
                .toXml()
                .lines()
                .filter(line -> line.startsWith("<Trade "))
                .findFirst()
                .orElseThrow();
        return Files.writeString(
                folder.resolve("with-other.xml"), Files.readString(large()).replace("</Trades>", row + "\n</Trades>"));
    }

    private static long elements(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.matches("\\s*<(Order|Trade|OptionEAE) .*"))
                    .count();
        }
    }

    private static long count(String table) {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading." + table, Long.class);
    }
}
