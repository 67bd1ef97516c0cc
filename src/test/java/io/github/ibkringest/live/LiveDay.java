package io.github.ibkringest.live;

import io.github.ibkringest.broker.fake.FakeExecution;
import io.github.ibkringest.broker.fake.FakeOrder;
import io.github.ibkringest.broker.fake.FakeRecord;
import io.github.ibkringest.broker.fake.LinesProvider;
import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Files of one day of one account: what a live source tells, and what statements tell of the same. */
final class LiveDay {

    static final String ACCOUNT = "U1234567";

    private final Path folder;
    private int files;

    LiveDay(Path folder) {
        this.folder = folder;
    }

    /** What is told at a time of day, with a complete list of the open orders; or without one, if it is null. */
    Path told(String time, List<String> open, FakeRecord<?>... records) {
        Instant at = Instant.parse("2026-07-17T" + time + "Z");
        return LinesProvider.writeLive(folder.resolve("live-" + ++files + ".jsonl"), ACCOUNT, at, open, records);
    }

    /** A limit order of shares as the list of open orders has it. */
    static FakeOrder open(String permId, String quantity) {
        return FakeOrder.live(permId)
                .stock("900100001", "NWND")
                .buy(quantity)
                .limit("42.50")
                .attribute("timeInForce", "GTC")
                .attribute("clientId", "3")
                .attribute("orderReference", "mine")
                .attribute("submitter", "me");
    }

    /** A fill as it is told live; the id has the form of those in statements. */
    static FakeExecution filled(String number, String permId, String quantity) {
        return FakeExecution.live(execId(number), permId)
                .stock("900100001", "NWND")
                .buy(quantity, "42.50")
                .attribute("orderReference", "mine")
                .at("2026-07-17T18:30:05Z");
    }

    static String execId(String number) {
        return "0000f1ab.6a00" + number + ".01.01";
    }

    /** The same fill in an activity statement. */
    static Row trade(String number, String orderId, String quantity) {
        return Rows.stockFill()
                .with("ibExecID", execId(number))
                .with("tradeID", "8000" + number)
                .with("transactionID", "90000" + number)
                .with("ibOrderID", orderId)
                .with("brokerageOrderID", "00f1ab00." + orderId)
                .with("quantity", quantity)
                .with("ibCommission", "-1");
    }

    /** The confirmations of some fills. */
    Path confirmed(Row... trades) throws IOException {
        Row[] confirms = Stream.of(trades).map(Confirms::of).toArray(Row[]::new);
        return FlexXml.confirmations()
                .statement(
                        ACCOUNT,
                        s -> s.whenGenerated("20260717;170000")
                                .period("20260717", "20260717")
                                .trade(confirms))
                .writeTo(folder.resolve("confirms-" + ++files + ".xml"));
    }

    /** The activity statement with some rows. */
    Path statement(Row... rows) throws IOException {
        return FlexXml.activity()
                .statement(
                        ACCOUNT,
                        s -> s.whenGenerated("20260718;033000")
                                .period("20260717", "20260717")
                                .trade(rows))
                .writeTo(folder.resolve("activity-" + ++files + ".xml"));
    }

    /** The row of an order above its fills. */
    static Row order(Row trade, String quantity) {
        return Rows.orderRow(trade).with("quantity", quantity);
    }
}
