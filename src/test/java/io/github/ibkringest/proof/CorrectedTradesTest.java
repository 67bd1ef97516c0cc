package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trade that is cancelled and booked again with the next revision of its exec id: the broker adds up all three rows, on
 * the days on which it booked them.
 */
class CorrectedTradesTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final Row TRADE = Rows.stockFill()
            .with("tradeID", "801")
            .with("transactionID", "90001")
            .with("ibExecID", "0000f1ab.6a000801.01.01")
            .with("tradeDate", "20260716")
            .with("reportDate", "20260716")
            .with("dateTime", "20260716;143005");
    private static final Row CANCEL = Rows.cancelOf(TRADE).with("reportDate", "20260717");
    private static final Row CORRECTION = Rows.priced(TRADE, "60", "42.50")
            .with("transactionID", "90003")
            .with("ibExecID", "0000f1ab.6a000801.01.02")
            .with("reportDate", "20260717");

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldBeProvenInOneStatement() throws IOException {
        sync(
                "both",
                s -> s.period("20260716", "20260717")
                        .whenGenerated("20260718;060000")
                        .trade(TRADE, CANCEL, CORRECTION, summary("60", "-2550"))
                        .section("OpenPositions", position("60"))
                        .section("CashReport", cash("0", "-2550")));

        assertThat(found()).hasSize(4).extracting(Finding::status).containsOnly(Status.PROVEN);
    }

    @Test
    void shouldBeProvenDayByDay() throws IOException {
        sync(
                "first",
                s -> s.period("20260716", "20260716")
                        .whenGenerated("20260717;060000")
                        .trade(TRADE, summary("100", "-4250"))
                        .section("OpenPositions", position("100"))
                        .section("CashReport", cash("0", "-4250")));
        sync(
                "second",
                s -> s.period("20260717", "20260717")
                        .whenGenerated("20260718;060000")
                        .trade(CANCEL, CORRECTION, summary("-40", "1700"))
                        .section("OpenPositions", position("60"))
                        .section("CashReport", cash("0", "1700")));

        assertThat(found()).hasSize(8).extracting(Finding::status).containsOnly(Status.PROVEN);
    }

    private static Row position(String quantity) {
        return Row.of("OpenPosition")
                .with("conid", TRADE.get("conid"))
                .with("symbol", TRADE.get("symbol"))
                .with("assetCategory", "STK")
                .with("currency", "USD")
                .with("position", quantity);
    }

    private static Row cash(String sales, String purchases) {
        return Row.of("CashReportCurrency")
                .with("currency", "USD")
                .with("netTradesSales", sales)
                .with("netTradesPurchases", purchases);
    }

    private static Row summary(String quantity, String proceeds) {
        return TRADE.as("SymbolSummary")
                .without("ibExecID", "transactionID", "tradeID", "levelOfDetail", "ibCommission")
                .with("tradeDate", "MULTI")
                .with("quantity", quantity)
                .with("proceeds", proceeds);
    }

    private void sync(String name, UnaryOperator<Statement> content) throws IOException {
        Path file = folder.resolve(name + ".xml");
        FlexXml.activity().statement("U1234567", content).writeTo(file);
        assertThat(INGESTOR.sync(file))
                .allSatisfy(run -> assertThat(run.error()).isNull());
    }

    private static List<Finding> found() {
        Set<Equation> equations = Set.of(Equation.SYMBOLS, Equation.POSITION, Equation.SALES, Equation.PURCHASES);
        return new Reconciliation(INGESTOR.jdbc())
                .of(new Accounts(INGESTOR.jdbc()).all().get(0), Period.ALWAYS).stream()
                        .filter(finding -> equations.contains(finding.equation()))
                        .toList();
    }
}
