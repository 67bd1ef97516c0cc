package io.github.ibkringest.page.view;

import static io.github.ibkringest.page.view.Field.code;
import static io.github.ibkringest.page.view.Field.count;
import static io.github.ibkringest.page.view.Field.day;
import static io.github.ibkringest.page.view.Field.flag;
import static io.github.ibkringest.page.view.Field.moment;
import static io.github.ibkringest.page.view.Field.money;
import static io.github.ibkringest.page.view.Field.price;
import static io.github.ibkringest.page.view.Field.result;
import static io.github.ibkringest.page.view.Field.text;
import static io.github.ibkringest.page.view.Field.word;

import io.github.ibkringest.page.view.View.Filter;
import java.util.stream.Stream;

/** Executions. */
final class TradeViews {

    private static final String TRADE = "/trades/{execution_id}";
    private static final String ORDER = "/orders/{order_id}";
    private static final String OPTION = "/options/{event_id}";

    private TradeViews() {}

    static Stream<View> all() {
        return Stream.of(trades(), trade());
    }

    private static View trades() {
        return View.of(
                        "trades",
                        "Trades",
                        "Trades",
                        "trades",
                        Part.of(
                                "executions",
                                "Executions",
                                "No executions are here. Choose other days, or: " + Views.NOTHING_YET,
                                day("trading_day", "Day").to(TRADE),
                                code("account", "Account"),
                                code("symbol", "Symbol").to("/trades?symbol={symbol}&account={account}"),
                                word("kind", "Kind"),
                                flag("counts", "Counts").to(TRADE),
                                word("side", "Side"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                code("currency", "Currency"),
                                money("commission", "Commission"),
                                code("commission_currency", "Paid in"),
                                result("realized_pnl", "Realized"),
                                moment("executed_at", "Time (UTC)")))
                .narrowedBy(
                        Filter.ACCOUNT,
                        Filter.SYMBOL,
                        Filter.FROM,
                        Filter.TO,
                        Filter.STATUS,
                        Filter.SORT,
                        Filter.AFTER,
                        Filter.PAGE)
                .choosing(Filter.STATUS, "all", "counted", "not-counted", "fills", "bookings", "cancels")
                .sortedBy("executed_at", "symbol", "quantity", "price", "commission", "realized_pnl");
    }

    private static View trade() {
        return View.of(
                        "trade",
                        "Trades",
                        "Execution",
                        "story",
                        Part.of(
                                "execution",
                                "Execution",
                                "",
                                code("symbol", "Symbol"),
                                text("description", "Contract"),
                                word("kind", "Kind"),
                                word("side", "Side"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                code("currency", "Currency"),
                                flag("counts", "Counts"),
                                text("why", "Why").to("/trades/{because_of}"),
                                code("account", "Account"),
                                day("trading_day", "Day"),
                                moment("executed_at", "Time (UTC)"),
                                money("proceeds", "Proceeds"),
                                money("commission", "Commission"),
                                code("commission_currency", "Paid in"),
                                money("taxes", "Taxes"),
                                result("realized_pnl", "Realized, as the broker says"),
                                word("open_close", "Opens or closes"),
                                code("codes", "Codes"),
                                code("exchange", "Exchange"),
                                day("settle_date", "Settles"),
                                text("its_order", "Order").to(ORDER),
                                code("exec_key", "Key"),
                                code("transaction_id", "Transaction"),
                                code("trade_id", "Trade"),
                                count("revision", "Revision"),
                                moment("changed_at", "Changed (UTC)")),
                        Part.of(
                                "execution-related",
                                "Corrections and cancels",
                                "Nothing corrects or cancels it.",
                                text("how", "How"),
                                code("exec_key", "Key").to(TRADE),
                                moment("executed_at", "Time (UTC)"),
                                word("kind", "Kind"),
                                word("side", "Side"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                money("commission", "Commission"),
                                code("commission_currency", "Paid in"),
                                flag("counts", "Counts")),
                        Part.of(
                                "execution-options",
                                "Option events that it booked",
                                "None.",
                                day("event_date", "Day").to(OPTION),
                                word("event_type", "Event"),
                                code("symbol", "Symbol"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                result("realized_pnl", "Realized"),
                                code("currency", "Currency")))
                .with(RecordViews.story("execution"));
    }
}
