package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** 100 shares bought on a Friday for 4,250 and a commission of 1, and what the broker says to that. */
abstract class ReconcileTestSupport extends CommandTestSupport {

    static final String ACCOUNT = "U1234567";

    static Row position(String quantity) {
        Row fill = Rows.stockFill();
        return Row.of("OpenPosition")
                .with("conid", fill.get("conid"))
                .with("symbol", fill.get("symbol"))
                .with("assetCategory", "STK")
                .with("currency", "USD")
                .with("levelOfDetail", "SUMMARY")
                .with("position", quantity);
    }

    static Row cash(String currency, String commissions, String sales, String purchases) {
        return Row.of("CashReportCurrency")
                .with("currency", currency)
                .with("commissions", commissions)
                .with("commissionsMTD", "-99")
                .with("netTradesSales", sales)
                .with("netTradesPurchases", purchases);
    }

    /** What the broker says when all is well. */
    static Statement totals(Statement statement) {
        return statement
                .section("AccountInformation")
                .section("CashReport", cash("BASE_SUMMARY", "-1", "0", "-4250"), cash("USD", "-1", "0", "-4250"))
                .section("OpenPositions", position("100"), position("60").with("levelOfDetail", "LOT"));
    }

    void sync(UnaryOperator<Statement> content) {
        try {
            Path file = Files.createTempFile(folder, "statement", ".xml");
            Files.writeString(
                    file, FlexXml.activity().statement(ACCOUNT, content).toXml());
            assertThat(run("sync", "--file", file.toString()).exitCode()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
