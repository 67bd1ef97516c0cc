package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancels, corrections and revisions: the effective position is right in whatever order statements arrive. */
class CorrectionRulesTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldCountOnlyTheCorrectionOfACancelledFill() {
        INGESTOR.sync(fixture("cancel-and-correct"));

        assertThat(executions()).isEqualTo(3);
        assertThat(effectiveKeys()).singleElement().asString().startsWith("X:").endsWith(".02");
        assertThat(position()).isEqualByComparingTo("1");
        assertThat(commission()).isEqualByComparingTo("1.0206");
        assertThat(unmatchedCancels()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "cancel-arrives-later, 2, 0, 0",
        "exec-id-revision, 2, 300, 0",
        "correction-keeps-exec-id, 2, 200, 0",
    })
    void shouldComeToTheSameInEitherOrder(String story, int rows, BigDecimal position, long unmatched) {
        Path first = fixture(story + "-1");
        Path second = fixture(story + "-2");

        INGESTOR.sync(first);
        INGESTOR.sync(second);
        assertThat(executions()).isEqualTo(rows);
        assertThat(position()).isEqualByComparingTo(position);
        assertThat(unmatchedCancels()).isEqualTo(unmatched);

        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    @Test
    void shouldCountACancelWhoseOriginalIsUnknown() {
        INGESTOR.sync(fixture("cancel-arrives-later-2"));

        assertThat(position()).isEqualByComparingTo("-380");
        assertThat(unmatchedCancels()).isOne();
    }

    @Test
    void shouldPointFromALowerRevisionToTheHighest() {
        INGESTOR.sync(fixture("exec-id-revision-1"), fixture("exec-id-revision-2"));

        List<String> superseded = INGESTOR.jdbc()
                .queryForList(
                        "select e.exec_key || ' -> ' || s.exec_key from trading.execution e"
                                + " join trading.execution s on s.id = e.superseded_by",
                        String.class);
        assertThat(superseded).singleElement().asString().matches("X:.*\\.01 -> X:.*\\.02");
        assertThat(commission()).isEqualByComparingTo("1.50");
        assertThat(INGESTOR.jdbc().queryForObject("select price from trading.effective_execution", BigDecimal.class))
                .isEqualByComparingTo("42.49");
    }

    @Test
    void shouldTakeTheLaterBookingOfAnExecIdAndAddItsCommission() {
        INGESTOR.sync(fixture("correction-keeps-exec-id-1"));
        INGESTOR.sync(fixture("correction-keeps-exec-id-2"));

        assertThat(INGESTOR.jdbc().queryForObject("select price from trading.effective_execution", BigDecimal.class))
                .isEqualByComparingTo("42.58");
        BigDecimal stated = INGESTOR.jdbc()
                .queryForObject(
                        "select -sum((raw ->> 'ibCommission')::numeric) from (select raw_record as raw from trading.execution"
                                + " union all select f -> 'raw' from trading.execution, json_array_elements(fragments) f) s",
                        BigDecimal.class);
        assertThat(commission()).isEqualByComparingTo(stated);
    }

    @Test
    void shouldFindTheCancelledBookingWhenTheExecutionHasAnotherTradeIdByNow(@TempDir Path folder) throws IOException {
        Row fill = Rows.stockFill()
                .with("tradeID", "801")
                .with("transactionID", "9001")
                .with("ibExecID", "a.b.01.01")
                .with("ibOrderID", "700")
                .with("brokerageOrderID", "");
        Row anew = fill.with("tradeID", "802").with("transactionID", "9003");
        Path first = statement(folder.resolve("1.xml"), fill);
        Path second = statement(folder.resolve("2.xml"), Rows.cancelOf(fill).with("transactionID", "9002"), anew);

        INGESTOR.sync(first);
        INGESTOR.sync(second);
        assertThat(executions()).isEqualTo(2);
        assertThat(position()).isEqualByComparingTo("100");
        assertThat(unmatchedCancels()).isZero();

        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    @Test
    void shouldFindTheCancelledBookingByItsIdWhateverTradeTheCancelNames(@TempDir Path folder) throws IOException {
        Row fill = Rows.stockFill().with("tradeID", "801").with("transactionID", "9001");
        Row cancel = Rows.cancelOf(fill).with("origTradeID", "799");
        INGESTOR.sync(statement(folder.resolve("1.xml"), fill, cancel));

        assertThat(position()).isEqualByComparingTo("0");
        assertThat(effectiveKeys()).isEmpty();
        assertThat(unmatchedCancels()).isZero();
    }

    private static Path statement(Path file, Row... rows) throws IOException {
        return FlexXml.activity().statement("U7700009", s -> s.trade(rows)).writeTo(file);
    }

    @Test
    void shouldMakeNoOrderFromBookEntries() {
        INGESTOR.sync(fixture("book-entries-without-exec-id"));

        assertThat(executions()).isEqualTo(2);
        assertThat(count("trade_order")).isZero();
        assertThat(keys()).allSatisfy(key -> assertThat(key).startsWith("T:"));
    }

    @Test
    void shouldKeepTwoGenuineTwins() {
        INGESTOR.sync(fixture("no-ids-twins"));
        assertThat(executions()).isEqualTo(3);
        assertThat(position()).isEqualByComparingTo("100");

        List<RunReport> again = INGESTOR.sync(fixture("no-ids-twins"));
        assertThat(again).allSatisfy(run -> assertThat(run.inserted()).isZero());
        assertThat(executions()).isEqualTo(3);
    }

    @Test
    void shouldKeyByTradeIdWhereBetterIdsAreNotDelivered() {
        INGESTOR.sync(fixture("missing-columns"));

        assertThat(keys()).hasSize(2).allSatisfy(key -> assertThat(key).startsWith("K:"));
        assertThat(position()).isEqualByComparingTo("50");
    }

    @Test
    void shouldKeepTheLegsOfACombinationApart() {
        INGESTOR.sync(fixture("combo-legs"));

        assertThat(effectiveKeys()).hasSize(4);
        assertThat(count("trade_order")).isEqualTo(4);
    }

    @Test
    void shouldEnrichConfirmationsByTheActivityStatementInEitherOrder() {
        Path confirmations = fixture("confirmations");
        Path activity = fixture("activity-of-confirmations");
        INGESTOR.sync(confirmations);
        INGESTOR.sync(activity);
        assertThat(executions()).isEqualTo(4);
        assertThat(count("execution where feed = 'flex-activity' and transaction_id is not null"))
                .isEqualTo(4);

        INGESTOR.shouldNotDependOnTheOrderOf(confirmations, activity);
    }

    private static Path fixture(String name) {
        return Path.of("src", "test", "resources", "flex", name + ".xml");
    }

    private static int executions() {
        return count("execution");
    }

    private static int count(String what) {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading." + what, Integer.class);
    }

    private static long unmatchedCancels() {
        return count("unmatched_cancel");
    }

    private static List<String> keys() {
        return INGESTOR.jdbc().queryForList("select exec_key from trading.execution", String.class);
    }

    private static List<String> effectiveKeys() {
        return INGESTOR.jdbc().queryForList("select exec_key from trading.effective_execution", String.class);
    }

    private static BigDecimal position() {
        return INGESTOR.jdbc()
                .queryForObject("select sum(quantity) from trading.position_by_contract", BigDecimal.class);
    }

    private static BigDecimal commission() {
        return INGESTOR.jdbc().queryForObject("select sum(commission) from trading.execution", BigDecimal.class);
    }
}
