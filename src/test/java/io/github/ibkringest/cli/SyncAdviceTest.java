package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code sync} says about the queries that made the statements, in the same words as {@code doctor}. */
class SyncAdviceTest extends AdviceTestSupport {

    private static final Row FILL = Rows.stockFill();

    private static FlexXml trades(Row... rows) {
        return FlexXml.activity().statement("U1234567", s -> s.trade(rows).emptySection("OptionEAE"));
    }

    @Test
    void shouldSayNothingAboutAGoodStatement() throws IOException {
        assertThat(warningsOf(trades(Rows.orderRow(FILL), FILL), trades())).isEmpty();
    }

    @Test
    void shouldSayEachFindingOnceWithTheNumberOfFilesAndRows() throws IOException {
        Row thin = FILL.without("transactionType");
        Row order = Rows.orderRow(FILL);

        List<String> said = warningsOf(
                trades(order, thin, thin), trades(order, thin), trades(order, FILL), trades(order, thin), trades(thin));

        assertThat(said)
                .filteredOn(line -> line.contains("transactionType"))
                .singleElement()
                .asString()
                .contains(
                        "4 files, 5 rows: Trade rows have no transactionType, so bookings and cancels are distinguished"
                                + " from fills by the codes")
                .contains("; tick \"Transaction Type\" in the Flex query (")
                .endsWith("b.xml, " + folder.resolve("d.xml") + ", …)");
        assertThat(said)
                .filteredOn(line -> line.contains("no orders are delivered"))
                .singleElement()
                .asString()
                .contains(folder.resolve("e.xml") + ": no orders are delivered, so they are derived from their"
                        + " executions; tick the option Orders of the section Trades (1 row)");
        assertThat(doctorOnTheFirst())
                .contains("Trade rows have no transactionType, so bookings and cancels are distinguished", "(2 rows)");
    }

    @Test
    void shouldSayWhatAnExecutionLacks() throws IOException {
        Map<String, String> boxes = Map.ofEntries(
                Map.entry("ibExecID", "IB Execution ID"),
                Map.entry("transactionID", "Transaction ID"),
                Map.entry("transactionType", "Transaction Type"),
                Map.entry("notes", "Notes/Codes"),
                Map.entry("buySell", "Buy/Sell"),
                Map.entry("tradeID", "Trade ID"),
                Map.entry("ibOrderID", "IB Order ID"),
                Map.entry("conid", "Conid"),
                Map.entry("dateTime", "Date/Time"),
                Map.entry("tradeDate", "Trade Date"),
                Map.entry("tradePrice", "Trade Price"),
                Map.entry("quantity", "Quantity"));

        shouldSay(
                "Trade",
                boxes,
                trades(Rows.orderRow(FILL), FILL.without(boxes.keySet().toArray(String[]::new))));
    }

    @Test
    void shouldSayThatNothingTellsTheDay() throws IOException {
        Row dayless = FILL.without("dateTime", "tradeDate", "reportDate");

        assertThat(warningsOf(trades(Rows.orderRow(FILL), dayless)))
                .singleElement()
                .asString()
                .contains("Trade rows have no tradeDate, no dateTime and no reportDate, so their trade date is"
                        + " unknown: ")
                .endsWith("; tick \"Trade Date\", \"Date/Time\" and \"Report Date\" in the Flex query (1 row)");
    }

    @Test
    void shouldSayThatALevelIsNotKnown() throws IOException {
        assertThat(warningsOf(trades(Rows.orderRow(FILL), FILL, FILL.with("levelOfDetail", "Something New"))))
                .singleElement()
                .asString()
                .contains("these levels are unknown: [SOMETHING_NEW]", "may be trades", "no day is complete")
                .endsWith("(1 row)");
    }

    @Test
    void shouldSayWhatAnOrderLacks() throws IOException {
        Map<String, String> boxes = Map.of(
                "ibOrderID", "IB Order ID", "quantity", "Quantity", "reportDate", "Report Date", "conid", "Conid");

        shouldSay(
                "Order",
                boxes,
                trades(Rows.orderRow(FILL).without(boxes.keySet().toArray(String[]::new)), FILL));
    }

    @Test
    void shouldSayWhatAnOptionEventLacks() throws IOException {
        Map<String, String> boxes = Map.of(
                "tradeID",
                "Trade ID",
                "date",
                "Date",
                "conid",
                "Conid",
                "transactionType",
                "Transaction Type",
                "quantity",
                "Quantity");

        Row event = OptionEvents.expiration().without(boxes.keySet().toArray(String[]::new));
        shouldSay("OptionEAE", boxes, FlexXml.activity().statement("U1234567", s -> s.optionEvent(event)));
    }

    @Test
    void shouldSayWhatAConfirmationLacks() throws IOException {
        Map<String, String> boxes = Map.of(
                "execID", "IB Execution ID", "orderID", "IB Order ID", "code", "Notes/Codes", "tradeID", "Trade ID");

        Row fill = Confirms.of(FILL).without(boxes.keySet().toArray(String[]::new));
        shouldSay(
                "TradeConfirm",
                boxes,
                FlexXml.confirmations().statement("U1234567", s -> s.trade(Confirms.orderRow(FILL), fill)));
    }

    private void shouldSay(String rows, Map<String, String> boxes, FlexXml statement) throws IOException {
        List<String> said = warningsOf(statement);
        String doctor = doctorOnTheFirst();
        assertThat(said).hasSize(boxes.size());
        boxes.forEach((column, box) -> {
            String what = rows + " rows have no " + column + ", so ";
            String cure = "tick \"" + box + "\" in the Flex query";
            assertThat(said)
                    .anyMatch(line -> line.contains("a.xml: " + what) && line.endsWith("; " + cure + " (1 row)"));
            assertThat(doctor).contains("columns: " + what, "-> " + cure);
        });
    }

    @Test
    void shouldSayThatTheOptionExecutionsIsNotTicked() throws IOException {
        assertThat(warningsOf(trades(Rows.orderRow(FILL))))
                .singleElement()
                .asString()
                .contains("no executions are delivered, so no day is complete for them;"
                        + " tick the option Executions of the section Trades (1 row)");
        assertThat(doctorOnTheFirst()).contains("-> tick the option Executions of the section Trades");
    }

    @Test
    void shouldSayThatNeitherOptionIsTicked() throws IOException {
        assertThat(warningsOf(trades(Rows.repeating("SymbolSummary", "SYMBOL_SUMMARY"))))
                .anyMatch(line -> line.contains("tick the option Executions of the section Trades"))
                .anyMatch(line -> line.contains("tick the option Orders of the section Trades"));
    }
}
