package io.github.ibkringest.flex;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Writes the rows of one generated account. */
final class GeneratedRows {

    private final RowBuffer stockFill;
    private final RowBuffer optionFill;
    private final RowBuffer stockOrder;
    private final RowBuffer optionOrder;
    private final RowBuffer stockBooking;
    private final RowBuffer optionBooking;
    private final RowBuffer optionEvent;
    private final RowBuffer delivery;

    GeneratedRows(String account) {
        var stock = Rows.stockFill().with("accountId", account);
        var option = Rows.optionFill().with("accountId", account);
        var booking = Rows.bookTrade().with("accountId", account);
        stockFill = new RowBuffer(stock, "Trade");
        optionFill = new RowBuffer(option, "Trade");
        stockOrder = new RowBuffer(Rows.orderRow(stock), "Order");
        optionOrder = new RowBuffer(Rows.orderRow(option), "Order");
        stockBooking = new RowBuffer(booking.with(Contracts.STOCK).with("openCloseIndicator", "O"), "Trade");
        optionBooking = new RowBuffer(booking, "Trade");
        optionEvent = new RowBuffer(OptionEvents.expiration().with("accountId", account), "OptionEAE");
        delivery = new RowBuffer(OptionEvents.delivery().with("accountId", account), "OptionEAE");
    }

    void writeFill(Writer out, GeneratedOrder order, GeneratedOrder.Part part) throws IOException {
        var row = order.contract().option() ? optionFill : stockFill;
        dated(row, order.day());
        order.contract().describe(row);
        row.set("tradeID", "8" + part.id())
                .set("transactionID", "90" + part.id())
                .set("ibOrderID", "7" + order.id())
                .set("ibExecID", "%08x.%08x.01.01".formatted(order.id(), part.id()))
                .set("extExecID", "X" + part.id())
                .set("brokerageOrderID", "00f1ab00.%08x.6a000000.0001".formatted(order.id()))
                .set("dateTime", order.time(part.position()))
                .set("orderTime", order.time(0))
                .set("buySell", order.side())
                .set("notes", "P");
        money(
                row,
                order.contract(),
                order.signed(part.quantity()),
                cents(part.cents()),
                cents(-part.commissionCents()));
        if (part.restated()) {
            row.set("ibCommission", cents(-part.commissionCents() - 1).toPlainString());
        }
        if (part.malformed()) {
            row.set("quantity", "many");
        }
        row.writeTo(out);
    }

    void writeOrder(Writer out, GeneratedOrder order, List<GeneratedOrder.Part> parts) throws IOException {
        var row = order.contract().option() ? optionOrder : stockOrder;
        long quantity = parts.stream().mapToLong(GeneratedOrder.Part::quantity).sum();
        long total = parts.stream()
                .mapToLong(part -> (long) part.quantity() * part.cents())
                .sum();
        long signed = (order.buy() ? total : -total) * order.contract().multiplier();
        int commission =
                parts.stream().mapToInt(GeneratedOrder.Part::commissionCents).sum();
        var average = cents(total).divide(BigDecimal.valueOf(quantity), 9, RoundingMode.HALF_UP);
        dated(row, order.day());
        order.contract().describe(row);
        row.set("ibOrderID", "7" + order.id())
                .set("dateTime", order.time(0))
                .set("orderTime", order.time(0))
                .set("buySell", order.side())
                .set("notes", "P");
        money(row, order.contract(), order.signed((int) quantity), average, cents(-commission));
        row.set("tradeMoney", cents(signed).toPlainString())
                .set("proceeds", cents(-signed).toPlainString())
                .set("netCash", cents(-signed - commission).toPlainString())
                .set("cost", cents(signed + commission).toPlainString());
        row.writeTo(out);
    }

    void writeBooking(Writer out, GeneratedEvent event, GeneratedContract contract, int quantity, int price, long id)
            throws IOException {
        var row = contract.option() ? optionBooking : stockBooking;
        dated(row, event.option().expiry());
        contract.describe(row);
        row.set("tradeID", "8" + id)
                .set("transactionID", "90" + id)
                .set("ibOrderID", "90" + id)
                .set("notes", event.code())
                .set("dateTime", event.date() + ";162000")
                .set("buySell", quantity > 0 ? "BUY" : "SELL");
        money(row, contract, quantity, BigDecimal.valueOf(price), BigDecimal.ZERO);
        row.writeTo(out);
    }

    void writeEvent(Writer out, GeneratedEvent event, GeneratedContract contract, int quantity, int price, long id)
            throws IOException {
        var row = contract.option() ? optionEvent : delivery;
        contract.describe(row);
        row.set("date", event.date())
                .set("transactionType", event.type(contract))
                .set("quantity", Integer.toString(quantity))
                .set("tradePrice", Integer.toString(price))
                .set("tradeID", "8" + id)
                .set("mtmPnl", "0")
                .set("proceeds", Integer.toString(-quantity * price))
                .set("costBasis", Integer.toString(quantity * price))
                .writeTo(out);
    }

    private static void dated(RowBuffer row, LocalDate day) {
        var next = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
        row.set("tradeDate", GeneratedContract.date(day))
                .set("reportDate", GeneratedContract.date(day))
                .set("settleDateTarget", GeneratedContract.date(next));
    }

    private static void money(
            RowBuffer row, GeneratedContract contract, int quantity, BigDecimal price, BigDecimal commission) {
        var money = price.multiply(BigDecimal.valueOf((long) quantity * contract.multiplier()));
        var net = money.negate().add(commission);
        row.set("quantity", Integer.toString(quantity))
                .set("tradePrice", price.toPlainString())
                .set("tradeMoney", money.toPlainString())
                .set("proceeds", money.negate().toPlainString())
                .set("ibCommission", commission.toPlainString())
                .set("netCash", net.toPlainString())
                .set("cost", net.negate().toPlainString())
                .set("closePrice", price.toPlainString())
                .set("mtmPnl", "0");
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
