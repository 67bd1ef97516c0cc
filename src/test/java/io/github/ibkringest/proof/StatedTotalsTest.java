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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of funds, symbol summaries and accrued interest: proven as they are, broken when a figure is altered. */
class StatedTotalsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final Set<Equation> FUNDS = Set.of(Equation.FUNDS, Equation.FUNDS_IN_BASE);
    private static final Set<Equation> INTEREST = Set.of(Equation.INTEREST, Equation.INTEREST_IN_BASE);
    private static final Set<Equation> SYMBOLS = Set.of(Equation.SYMBOLS);

    @TempDir
    Path folder;

    private static Row line(String level, String debit, String credit, String amount, String balance) {
        return Row.of("StatementOfFundsLine")
                .with("currency", "USD")
                .with("levelOfDetail", level)
                .with("debit", debit)
                .with("credit", credit)
                .with("amount", amount)
                .with("balance", balance);
    }

    private static Row[] funds(String amount) {
        return new Row[] {
            line("Currency", "", "", "", "100"),
            line("Currency", "-6.7773664", "", "-6.7773664", "93.2226336"),
            line("BaseCurrency", "", "10.5", "10.5", "10.5"),
            line("Currency", "", "1041.24207", amount, "1134.4647036")
        };
    }

    private static Row accrued(String currency, String ending) {
        return Row.of("InterestAccrualsCurrency")
                .with("currency", currency)
                .with("fromDate", "20260717")
                .with("toDate", "20260717")
                .with("startingAccrualBalance", "1")
                .with("interestAccrued", "54.0925586")
                .with("accrualReversal", "-2.6811356")
                .with("fxTranslation", "0")
                .with("endingAccrualBalance", ending);
    }

    private static Row summary(String quantity, String proceeds, String commission) {
        return Rows.stockFill()
                .as("SymbolSummary")
                .without("ibExecID", "transactionID", "tradeID", "levelOfDetail")
                .with("tradeDate", "MULTI")
                .with("quantity", quantity)
                .with("proceeds", proceeds)
                .with("ibCommission", commission);
    }

    private List<Finding> found(Set<Equation> wanted, UnaryOperator<Statement> content) throws IOException {
        INGESTOR.empty();
        Path file = folder.resolve("statement.xml");
        FlexXml.activity().statement("U1234567", content).writeTo(file);
        assertThat(INGESTOR.sync(file))
                .allSatisfy(run -> assertThat(run.error()).isNull());
        return new Reconciliation(INGESTOR.jdbc())
                .of(new Accounts(INGESTOR.jdbc()).all().get(0), Period.ALWAYS).stream()
                        .filter(finding -> wanted.contains(finding.equation()))
                        .toList();
    }

    @Test
    void shouldProveAStatementOfFunds() throws IOException {
        assertThat(found(FUNDS, s -> s.section("StmtFunds", funds("1041.24207"))))
                .hasSize(4)
                .allSatisfy(finding ->
                        assertThat(finding.status()).as("%s", finding).isEqualTo(Status.PROVEN));
        assertThat(found(FUNDS, s -> s.section("StmtFunds", funds("1041.25"))))
                .filteredOn(finding -> finding.status() == Status.BROKEN)
                .extracting(Finding::subject)
                .containsExactly("USD balance", "USD debit and credit");
        assertThat(found(FUNDS, s -> s.section("StmtFunds", funds("1")[0].without("balance"))))
                .allSatisfy(finding -> assertThat(finding.reason()).contains("Statement of Funds"));
    }

    @Test
    void shouldProveAccruedInterest() throws IOException {
        Row[] rows = {accrued("USD", "52.411423"), accrued("BASE_SUMMARY", "52.42")};
        assertThat(found(INTEREST, s -> s.section("InterestAccruals", rows)))
                .extracting(Finding::status)
                .containsExactly(Status.PROVEN, Status.PROVEN);
        assertThat(found(INTEREST, s -> s.section("InterestAccruals", accrued("USD", "52.5"))))
                .extracting(Finding::status)
                .containsExactly(Status.BROKEN);
        assertThat(found(
                        INTEREST,
                        s -> s.section(
                                "InterestAccruals", accrued("USD", "52.5").without("fxTranslation"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("tick all columns"));
    }

    /** Two fills of 100 shares for 4,250 and a commission of 1 each, and one summary of both. */
    @ParameterizedTest
    @CsvSource({"200, -8500, -2, PROVEN", "201, -8500, -2, BROKEN", "200, -8501, -2, BROKEN", "200, -8500, -3, BROKEN"})
    void shouldHoldSymbolSummariesAgainstExecutions(String quantity, String proceeds, String commission, Status status)
            throws IOException {
        List<Finding> found = found(
                SYMBOLS, s -> s.trade(Rows.stockFill(), Rows.stockFill(), summary(quantity, proceeds, commission)));
        assertThat(found).extracting(Finding::status).containsExactly(status);
        if (status == Status.BROKEN) {
            assertThat(found.get(0).reason()).contains(Rows.stockFill().get("conid"));
        }
    }
}
