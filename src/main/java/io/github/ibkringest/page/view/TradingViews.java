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

/** Orders, executions and option events. */
final class TradingViews {

    private static final String TRADE = "/trades/{execution_id}";
    private static final String ORDER = "/orders/{order_id}";
    private static final String OPTION = "/options/{event_id}";

    private TradingViews() {}

    static Stream<View> all() {
        return Stream.of(trades(), trade(), orders(), order(), options(), option());
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
                                moment("executed_at", "Time (UTC)"),
                                code("account", "Account"),
                                code("symbol", "Symbol").to("/trades?symbol={symbol}&account={account}"),
                                word("kind", "Kind"),
                                word("side", "Side"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                code("currency", "Currency"),
                                money("commission", "Commission"),
                                result("realized_pnl", "Realized"),
                                flag("counts", "Counts").to(TRADE)))
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
                                code("commission_currency", "Commission in"),
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

    private static View orders() {
        String none = "No orders are here. Choose other days, or: " + Views.NOTHING_YET;
        return View.of(
                        "orders",
                        "Orders",
                        "Orders",
                        "orders",
                        Part.of(
                                "orders",
                                "All orders",
                                none,
                                day("trading_day", "Day").to(ORDER),
                                moment("submitted_at", "Submitted (UTC)"),
                                code("account", "Account"),
                                code("symbol", "Symbol"),
                                word("status", "Status"),
                                word("side", "Side"),
                                text("order_type", "Type"),
                                count("quantity", "Ordered"),
                                count("filled_quantity", "Filled"),
                                price("limit_price", "Limit"),
                                price("average_price", "Average"),
                                code("currency", "Currency"),
                                money("commission", "Commission")),
                        Part.of(
                                "working",
                                "Working now",
                                "Nothing is working. Orders appear here as they happen while ibkr-ingest serve is connected"
                                        + " to IB Gateway (docs/gateway.md).",
                                code("symbol", "Symbol").to(ORDER),
                                code("account", "Account"),
                                word("status", "Status"),
                                word("side", "Side"),
                                text("order_type", "Type"),
                                word("time_in_force", "In force"),
                                count("quantity", "Ordered"),
                                count("filled_quantity", "Filled"),
                                price("limit_price", "Limit"),
                                price("stop_price", "Stop"),
                                code("currency", "Currency"),
                                moment("submitted_at", "Submitted (UTC)"),
                                moment("updated_at", "Updated (UTC)")))
                .narrowedBy(Filter.ACCOUNT, Filter.SYMBOL, Filter.FROM, Filter.TO, Filter.STATUS, Filter.AFTER)
                .choosing(
                        Filter.STATUS,
                        "all",
                        "working",
                        "filled",
                        "filled-or-partial",
                        "partially-filled",
                        "cancelled",
                        "rejected");
    }

    private static View order() {
        return View.of(
                        "order",
                        "Orders",
                        "Order",
                        "story",
                        Part.of(
                                "order",
                                "Order",
                                "",
                                code("symbol", "Symbol"),
                                text("description", "Contract"),
                                word("status", "Status"),
                                text("status_reason", "Why"),
                                word("side", "Side"),
                                text("order_type", "Type"),
                                word("time_in_force", "In force"),
                                count("quantity", "Ordered"),
                                count("filled", "Filled"),
                                price("limit_price", "Limit"),
                                price("stop_price", "Stop"),
                                price("average_price", "Average price"),
                                price("first_price", "First price"),
                                price("better_than_limit", "Better than its limit by"),
                                price("better_than_first", "Better than its first fill by"),
                                code("currency", "Currency"),
                                money("commission", "Commission"),
                                code("account", "Account"),
                                moment("submitted_at", "Submitted (UTC)"),
                                text("time_to_first_fill", "Time to first fill"),
                                text("time_to_last_fill", "Time to last fill"),
                                text("order_reference", "Reference"),
                                code("order_key", "Key"),
                                code("ibkr_order_id", "Order id"),
                                code("perm_id", "Number at IB Gateway"),
                                count("revision", "Revision"),
                                moment("changed_at", "Changed (UTC)")),
                        Part.of(
                                "order-states",
                                "How it went",
                                "Nothing is known.",
                                moment("at", "Known since (UTC)"),
                                word("status", "Status"),
                                count("filled_quantity", "Filled"),
                                price("limit_price", "Limit"),
                                price("average_price", "Average"),
                                count("run_id", "Run").to("/runs/{run_id}")),
                        Part.of(
                                "order-fills",
                                "Executions",
                                "It has none.",
                                moment("executed_at", "Time (UTC)"),
                                code("exec_key", "Key").to(TRADE),
                                word("kind", "Kind"),
                                word("side", "Side"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                code("currency", "Currency"),
                                money("commission", "Commission"),
                                code("exchange", "Exchange"),
                                flag("counts", "Counts")))
                .with(RecordViews.story("order"));
    }

    private static View options() {
        return View.of(
                        "options",
                        "Options",
                        "Options",
                        "list",
                        Part.of(
                                "option-events",
                                "Option events",
                                "No option events are here. Choose other days, or: " + Views.NOTHING_YET,
                                day("event_date", "Day").to(OPTION),
                                code("account", "Account"),
                                word("event_type", "Event"),
                                code("symbol", "Symbol"),
                                count("quantity", "Quantity"),
                                code("delivered", "Delivered"),
                                count("delivered_quantity", "Quantity"),
                                price("delivered_price", "At"),
                                money("cash_settled", "Cash settled"),
                                result("realized_pnl", "Realized"),
                                code("currency", "Currency")),
                        Part.of(
                                "expiries",
                                "Held, and what expires next",
                                "Nothing that is held expires.",
                                day("expiry", "Expires"),
                                count("days_left", "Days left"),
                                code("account", "Account"),
                                code("underlying", "Underlying"),
                                code("symbol", "Symbol").to("/trades?symbol={symbol}&account={account}"),
                                price("strike", "Strike"),
                                code("right", "Right"),
                                count("quantity", "Quantity"),
                                code("currency", "Currency")))
                .narrowedBy(Filter.ACCOUNT, Filter.SYMBOL, Filter.FROM, Filter.TO, Filter.STATUS, Filter.AFTER)
                .choosing(
                        Filter.STATUS,
                        "all",
                        "assignments-and-exercises",
                        "assignment",
                        "exercise",
                        "expiration",
                        "delivery",
                        "cash-settlement",
                        "other");
    }

    private static View option() {
        return View.of(
                        "option",
                        "Options",
                        "Option event",
                        "story",
                        Part.of(
                                "option",
                                "Option event",
                                "",
                                code("symbol", "Symbol"),
                                text("description", "Contract"),
                                word("event_type", "Event"),
                                day("event_date", "Day"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                money("proceeds", "Proceeds"),
                                result("realized_pnl", "Realized, as the broker says"),
                                code("currency", "Currency"),
                                code("account", "Account"),
                                text("its_booking", "Booking").to("/trades/{booking_execution_id}"),
                                word("caused_by", "Caused by").to("/options/{parent_event_id}"),
                                moment("opened_at", "Position opened (UTC)"),
                                count("opening_trades", "Opening trades"),
                                count("opened_quantity", "Opened quantity"),
                                price("open_price", "Opened at"),
                                code("event_key", "Key"),
                                count("revision", "Revision"),
                                moment("changed_at", "Changed (UTC)")),
                        Part.of(
                                "option-followed",
                                "What followed",
                                "Nothing was delivered or settled in cash.",
                                day("event_date", "Day").to(OPTION),
                                word("event_type", "Event"),
                                code("symbol", "Symbol"),
                                count("quantity", "Quantity"),
                                price("price", "Price"),
                                money("proceeds", "Proceeds"),
                                result("realized_pnl", "Realized"),
                                code("currency", "Currency"),
                                text("booking", "Booking").to("/trades/{booking_execution_id}")))
                .with(RecordViews.story("option"));
    }
}
