package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run tells what it did to rows that were stored before: which count no more or again, and which orders it made. */
class CorrectionsCountedTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final Row FILL = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    private static final Row REVISED =
            FILL.with("ibExecID", "0000f1ab.6a01.01.02").with("transactionID", "91");

    private static final Row CANCEL = Rows.cancelOf(FILL).with("transactionID", "99");

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldCountTheRowThatACancelTakesBack() throws IOException {
        assertThat(correctedBy(FILL)).isZero();
        assertThat(correctedBy(CANCEL)).isOne();
        assertThat(correctedBy(CANCEL)).isZero();
    }

    @Test
    void shouldCountTheCancelThatWaitedForItsFill() throws IOException {
        assertThat(correctedBy(CANCEL)).isZero();
        assertThat(correctedBy(FILL)).isOne();
    }

    @Test
    void shouldCountTheRowThatARevisionSupersedes() throws IOException {
        assertThat(correctedBy(FILL)).isZero();
        assertThat(correctedBy(REVISED)).isOne();
    }

    /** What is new in a run is told as inserted, whether it counts or not. */
    @Test
    void shouldCountNoRowOfTheRunItself() throws IOException {
        assertThat(correctedBy(FILL, CANCEL, REVISED)).isZero();
    }

    @Test
    void shouldCountTheRowThatIsNamedBetterNow() throws IOException {
        Row poor = FILL.without("ibExecID").without("transactionID").without("tradeID");
        assertThat(correctedBy(poor)).isZero();
        assertThat(correctedBy(FILL)).isOne();
    }

    @Test
    void shouldCountTheRowThatCountsAgain() throws IOException {
        correctedBy(FILL.with("ibExecID", "0000f1ab.6a01.01.01"));
        correctedBy(CANCEL);
        assertThat(correctedBy(FILL.with("transactionID", "100").with("tradePrice", "42.60")))
                .as("booked anew under the same exec id")
                .isOne();
    }

    @Test
    void shouldKeepTheCountsInTheLedger() throws IOException {
        correctedBy(FILL);
        correctedBy(CANCEL);
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select orders_made || ' ' || corrected from trading.run where dataset = 'executions'"
                                        + " order by id",
                                String.class))
                .containsExactly("1 0", "0 1");
    }

    @Test
    void shouldCountTheOrdersThatExecutionsMake() throws IOException {
        Row other =
                Rows.stockFill().with("ibOrderID", "71").with("tradeID", "81").with("transactionID", "92");
        assertThat(executions(INGESTOR.sync(statement(FILL, other.with("ibExecID", "0000f1ab.6a02.01.01"))))
                        .ordersMade())
                .isEqualTo(2);
        assertThat(executions(INGESTOR.sync(statement(REVISED))).ordersMade()).isZero();
    }

    @Test
    void shouldCountNoOrderThatRowsTell() throws IOException {
        assertThat(executions(INGESTOR.sync(statement(Rows.orderRow(FILL), FILL)))
                        .ordersMade())
                .isZero();
    }

    @Test
    void shouldTellTheSameInADryRun() throws IOException {
        INGESTOR.sync(statement(FILL));
        RunReport dry = executions(INGESTOR.dryRun(statement(CANCEL)));
        assertThat(dry.corrected()).isOne();
        assertThat(INGESTOR.jdbc().queryForObject("select count(*) from trading.correction", Long.class))
                .isZero();
    }

    /** Follow-ups set links within the run that inserts a row: that is no second version of it. */
    @Test
    void shouldLeaveTheFirstRevisionToWhatOneRunInsertsAndLinks() throws IOException {
        Row booking = Rows.bookTrade().with("tradeID", "85").with("transactionID", "95");
        Path all = FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.trade(FILL, CANCEL, REVISED, booking)
                                .optionEvent(OptionEvents.expiration().with("tradeID", "85")))
                .writeTo(folder.resolve("all.xml"));
        INGESTOR.sync(all);
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select revision from trading.execution union all"
                                        + " select revision from trading.option_event",
                                Integer.class))
                .hasSize(5)
                .containsOnly(1);
        assertThat(INGESTOR.jdbc().queryForList("select dataset from trading.record_revision", String.class))
                .as("only the order, which executions made, is completed by another run")
                .doesNotContain("executions", "option-events");
    }

    @Test
    void shouldReviseARowOnceARun() throws IOException {
        INGESTOR.sync(statement(FILL));
        INGESTOR.sync(statement(FILL.with("ibCommission", "-7"), CANCEL));
        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select revision from trading.execution where kind = 'FILL' and not is_effective",
                                Integer.class))
                .isEqualTo(2);
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select (said ->> 'is_effective') || ' ' || (said ->> 'commission')"
                                        + " from trading.record_revision where dataset = 'executions'",
                                String.class))
                .containsExactly("true 1");
    }

    private long correctedBy(Row... trades) throws IOException {
        return executions(INGESTOR.sync(statement(trades))).corrected();
    }

    private static RunReport executions(List<RunReport> reports) {
        return reports.stream()
                .filter(run -> run.dataset() == Dataset.EXECUTIONS)
                .findFirst()
                .orElseThrow();
    }

    private int statements;

    private Path statement(Row... trades) throws IOException {
        statements++;
        String generated = "202608" + (10 + statements) + ";181500";
        return FlexXml.activity()
                .statement("U1234567", s -> s.whenGenerated(generated).trade(trades))
                .writeTo(folder.resolve("s" + statements + ".xml"));
    }
}
