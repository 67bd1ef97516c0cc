package io.github.ibkringest.flex;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.ParsedXml.Element;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleStatementTest {

    private static ParsedXml sample;

    @BeforeAll
    static void parse() throws Exception {
        sample = ParsedXml.of(SampleStatementTest.class.getResourceAsStream("/sample/sample-statement.xml"));
    }

    @Test
    void shouldHoldALiveAndAPaperAccount() {
        assertThat(sample.rows("FlexStatement").map(s -> s.get("accountId"))).containsExactly("U8800001", "DU8800002");
        assertThat(sample.rows("Trade")).hasSizeBetween(40, 60);
    }

    @Test
    void shouldHaveTheColumnsOfCurrentStatements() {
        assertThat(sample.rows("Trade"))
                .allSatisfy(t -> assertThat(t.attributes().keySet()).containsExactlyElementsOf(Columns.TRADE));
        assertThat(sample.rows("OptionEAE"))
                .allSatisfy(e -> assertThat(e.attributes().keySet()).containsExactlyElementsOf(Columns.OPTION_EVENT));
    }

    @Test
    void shouldUseEveryIdOnce() {
        assertThat(sample.rows("Trade").map(t -> t.get("transactionID")))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(sample.rows("Trade").map(t -> t.get("ibExecID")).filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates();
        assertThat(sample.rows("Order").map(o -> o.get("ibOrderID")))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(sample.rows("OptionEAE").map(e -> e.get("tradeID")))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void shouldComputeMoneyFromQuantityAndPrice() {
        assertThat(sample.rows("Trade")).allSatisfy(trade -> {
            var money = trade.number("quantity")
                    .multiply(trade.number("tradePrice"))
                    .multiply(trade.number("multiplier"));
            assertThat(trade.number("tradeMoney")).isEqualByComparingTo(money);
            assertThat(trade.number("proceeds")).isEqualByComparingTo(money.negate());
            assertThat(trade.number("netCash")).isEqualByComparingTo(netCash(trade));
        });
    }

    @Test
    void shouldSignQuantitiesLikeTheirSide() {
        assertThat(sample.rows("Trade")).allSatisfy(trade -> {
            boolean buys = trade.get("buySell").startsWith("BUY")
                    != trade.get("buySell").endsWith("(Ca.)");
            assertThat(trade.number("quantity").signum()).isEqualTo(buys ? 1 : -1);
        });
    }

    @Test
    void shouldSumFillsInTheirOrder() {
        var filled = sample.rows("Trade")
                .collect(groupingBy(
                        t -> t.get("ibOrderID"),
                        mapping(t -> t.number("quantity"), reducing(BigDecimal.ZERO, BigDecimal::add))));
        assertThat(sample.rows("Order"))
                .allSatisfy(order ->
                        assertThat(order.number("quantity")).isEqualByComparingTo(filled.get(order.get("ibOrderID"))));
    }

    @Test
    void shouldKnowAFewOrdersOnlyThroughTheirExecutions() {
        var orders = sample.rows("Order").map(o -> o.get("ibOrderID")).collect(toSet());
        var traded = sample.rows("Trade")
                .filter(t -> !isBooking(t))
                .map(t -> t.get("ibOrderID"))
                .collect(toSet());
        traded.removeAll(orders);
        assertThat(traded).hasSize(2);
    }

    @Test
    void shouldBookOptionEventsWithoutAnOrder() {
        assertThat(sample.rows("Trade").filter(SampleStatementTest::isBooking))
                .hasSize(13)
                .allSatisfy(booking -> {
                    assertThat(booking.get("ibExecID")).isEmpty();
                    assertThat(booking.get("ibOrderID")).isEqualTo(booking.get("transactionID"));
                    assertThat(booking.get("dateTime")).endsWith(";162000");
                    assertThat(booking.get("notes")).isIn("A", "Ex", "Ep");
                });
    }

    @Test
    void shouldPairOptionEventsWithTheirBookings() {
        var booked = sample.rows("Trade")
                .filter(SampleStatementTest::isBooking)
                .map(SampleStatementTest::what)
                .collect(toSet());
        var stated = sample.rows("OptionEAE")
                .filter(e -> !e.get("transactionType").equals("Cash Settlement"))
                .map(SampleStatementTest::what)
                .collect(toSet());
        assertThat(stated).isEqualTo(booked);
        assertThat(sample.rows("OptionEAE").map(e -> e.get("transactionType")))
                .contains("Assignment", "Exercise", "Expiration", "Buy", "Sell", "Cash Settlement");
    }

    @Test
    void shouldDescribeEveryContractItTrades() {
        var described = sample.rows("SecurityInfo").map(s -> s.get("conid")).collect(toSet());
        assertThat(described)
                .containsAll(sample.rows("Trade").map(t -> t.get("conid")).collect(toSet()));
    }

    private static boolean isBooking(Element trade) {
        return trade.get("transactionType").equals("BookTrade");
    }

    private static Set<String> what(Element row) {
        return Set.of("trade " + row.get("tradeID"), "contract " + row.get("conid"), "quantity " + row.get("quantity"));
    }

    /** Futures move cash by the day's variation, currency trades do not move it at all. */
    private static BigDecimal netCash(Element trade) {
        return switch (trade.get("assetCategory")) {
            case "CASH" -> BigDecimal.ZERO;
            case "FUT" -> trade.number("mtmPnl").add(trade.number("ibCommission"));
            default -> trade.number("proceeds").add(trade.number("taxes")).add(trade.number("ibCommission"));
        };
    }
}
