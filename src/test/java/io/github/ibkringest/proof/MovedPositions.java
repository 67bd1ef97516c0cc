package io.github.ibkringest.proof;

import io.github.ibkringest.flex.Movements;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What moves positions: what happened, and the positions before and after. */
final class MovedPositions {

    private static final String STOCK = Rows.stockFill().get("conid");
    private static final String OPTION = Rows.optionFill().get("conid");

    private MovedPositions() {}

    /**
     * What happened between two statements.
     *
     * @param before positions by contract at the end of the first
     * @param after positions at the end of the second
     */
    record Case(String name, UnaryOperator<Statement> happened, Map<String, String> before, Map<String, String> after) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "split",
                        actions(Movements.leg("FS", STOCK, "30", "1")),
                        Map.of(STOCK, "10"),
                        Map.of(STOCK, "40")),
                new Case(
                        "reverse split into a new contract",
                        actions(Movements.leg("RS", STOCK, "-12000", "1"), Movements.leg("RS", "700", "480", "2")),
                        Map.of(STOCK, "12000"),
                        Map.of("700", "480")),
                new Case(
                        "merger for cash and stock",
                        actions(
                                Movements.leg("TC", STOCK, "-2.5052", "1").with("proceeds", "10.622048"),
                                Movements.leg("TC", "700", "1.4831", "2")),
                        Map.of(STOCK, "2.5052"),
                        Map.of("700", "1.4831")),
                new Case(
                        "spin-off",
                        actions(Movements.leg("SO", "700", "5", "1")),
                        Map.of(STOCK, "10"),
                        Map.of(STOCK, "10", "700", "5")),
                new Case(
                        "split that is stated twice, as a booking and as its sum",
                        actions(
                                Movements.leg("FS", STOCK, "30", "1"),
                                Movements.leg("FS", STOCK, "30", "1")
                                        .with("levelOfDetail", "SUMMARY")
                                        .without("transactionID")),
                        Map.of(STOCK, "10"),
                        Map.of(STOCK, "40")),
                new Case(
                        "transfer in",
                        transfers(Movements.transfer(STOCK, "FOP", "IN", "94")),
                        Map.of(STOCK, "6"),
                        Map.of(STOCK, "100")),
                new Case(
                        "transfer out",
                        transfers(Movements.transfer(STOCK, "INTERNAL", "OUT", "-94")),
                        Map.of(STOCK, "94"),
                        Map.of()),
                new Case(
                        "short position transferred out",
                        transfers(Movements.transfer(STOCK, "ACATS", "OUT", "100")),
                        Map.of(STOCK, "-100"),
                        Map.of()),
                new Case(
                        "transfer of cash",
                        transfers(Movements.transfer(STOCK, "INTERNAL", "OUT", "0")
                                .with("conid", "")
                                .with("symbol", "--")
                                .with("assetCategory", "CASH")
                                .with("cashTransfer", "-7000")),
                        Map.of(STOCK, "6"),
                        Map.of(STOCK, "6")),
                new Case(
                        "assignment",
                        s -> s.trade(booked("1"), delivered("100"))
                                .optionEvent(OptionEvents.assignment().with("tradeID", "5"), OptionEvents.delivery()),
                        Map.of(OPTION, "-1"),
                        Map.of(STOCK, "100")),
                new Case(
                        "exercise",
                        s -> s.trade(booked("-1"), delivered("-100"))
                                .optionEvent(OptionEvents.exercise().with("tradeID", "5")),
                        Map.of(OPTION, "1", STOCK, "100"),
                        Map.of()),
                new Case(
                        "cash settlement",
                        s -> s.trade(booked("-1"))
                                .optionEvent(
                                        OptionEvents.exercise().with("tradeID", "5"),
                                        OptionEvents.cashSettlement().with("tradeID", "6")),
                        Map.of(OPTION, "1"),
                        Map.of()),
                new Case(
                        "fraction of a share",
                        s -> s.trade(
                                Rows.priced(Rows.stockFill(), "0.3114", "42.50").with("transactionType", "FracShare")),
                        Map.of(STOCK, "10"),
                        Map.of(STOCK, "10.3114")),
                new Case("currency trade", s -> s.trade(Rows.fxFill()), Map.of(STOCK, "10"), Map.of(STOCK, "10")));
    }

    private static UnaryOperator<Statement> actions(Row... legs) {
        return s -> s.section("CorporateActions", legs);
    }

    private static UnaryOperator<Statement> transfers(Row... rows) {
        return s -> s.section("Transfers", rows);
    }

    private static Row booked(String quantity) {
        return Rows.priced(Rows.bookTrade(), quantity, "0").with("tradeID", "5").with("buySell", side(quantity));
    }

    private static Row delivered(String quantity) {
        return Rows.priced(Rows.stockFill(), quantity, "40")
                .with("transactionType", "BookTrade")
                .with("buySell", side(quantity))
                .with("ibExecID", "")
                .with("notes", "A");
    }

    private static String side(String quantity) {
        return quantity.startsWith("-") ? "SELL" : "BUY";
    }
}
