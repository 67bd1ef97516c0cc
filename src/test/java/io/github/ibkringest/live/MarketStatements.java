package io.github.ibkringest.live;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** What statements state of the fills of a simulated market, whose day is 25 August 2026. Immutable. */
final class MarketStatements {

    private static final String DAY = "20260825";

    private final String account;
    private final Path folder;

    MarketStatements(String account, Path folder) {
        this.account = account;
        this.folder = folder;
    }

    /** The confirmations of some fills, in a file. */
    Path confirmations(List<FakeFill> fills) throws IOException {
        Row[] rows = fills.stream().map(this::row).map(Confirms::of).toArray(Row[]::new);
        return FlexXml.confirmations()
                .statement(
                        account,
                        s -> s.whenGenerated(DAY + ";170000").period(DAY, DAY).trade(rows))
                .writeTo(folder.resolve("confirmations.xml"));
    }

    /** The activity statement of the day, in a file. */
    Path activity(List<FakeFill> fills) throws IOException {
        Row[] rows = fills.stream().map(this::row).toArray(Row[]::new);
        return FlexXml.activity()
                .statement(
                        account,
                        s -> s.whenGenerated("20260826;033000").period(DAY, DAY).trade(rows))
                .writeTo(folder.resolve("activity.xml"));
    }

    private Row row(FakeFill fill) {
        FakeContract contract = fill.contract();
        String number = fill.execId().replace(".", "").substring(8);
        Row row = Rows.priced(
                Rows.stockFill()
                        .with("conid", contract.conId())
                        .with("symbol", contract.localSymbol())
                        .with("assetCategory", contract.secType())
                        .with("currency", contract.currency())
                        .with("underlyingSymbol", contract.symbol())
                        .with("isin", "")
                        .with("cusip", "")
                        .with("figi", "")
                        .with("securityID", "")
                        .with("expiry", contract.expiry())
                        .with("multiplier", contract.multiplier().isEmpty() ? "1" : contract.multiplier())
                        .with("ibCommission", new BigDecimal(fill.commission()).negate()),
                fill.signedShares().toPlainString(),
                fill.price().toPlainString());
        if (contract.secType().equals("OPT")) {
            row = row.with("strike", contract.strike()).with("putCall", contract.right());
        }
        return row.with("ibExecID", fill.execId())
                .with("tradeID", "8" + number)
                .with("transactionID", "9" + number)
                .with("ibOrderID", order(fill))
                .with("brokerageOrderID", "")
                .with("orderTime", "")
                .with("dateTime", DAY + ";" + fill.time().split(" ")[1].replace(":", ""))
                .with("tradeDate", DAY)
                .with("reportDate", DAY)
                .with("settleDateTarget", "20260827")
                .with("buySell", fill.signedShares().signum() > 0 ? "BUY" : "SELL");
    }

    /** Statements know each leg of a combo as an order. */
    private static String order(FakeFill fill) {
        boolean isLeg = !fill.execId().endsWith(".01.01");
        return "7" + fill.order().permId() + (isLeg ? fill.contract().conId() : "");
    }
}
