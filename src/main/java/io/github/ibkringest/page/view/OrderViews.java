package io.github.ibkringest.page.view;

import static io.github.ibkringest.page.view.Field.code;
import static io.github.ibkringest.page.view.Field.count;
import static io.github.ibkringest.page.view.Field.day;
import static io.github.ibkringest.page.view.Field.flag;
import static io.github.ibkringest.page.view.Field.moment;
import static io.github.ibkringest.page.view.Field.money;
import static io.github.ibkringest.page.view.Field.price;
import static io.github.ibkringest.page.view.Field.text;
import static io.github.ibkringest.page.view.Field.word;

import io.github.ibkringest.page.view.View.Filter;
import java.util.stream.Stream;

/** Orders. */
final class OrderViews {

    private static final String TRADE = "/trades/{execution_id}";
    private static final String ORDER = "/orders/{order_id}";

    private OrderViews() {}

    static Stream<View> all() {
        return Stream.of(orders(), order());
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
                                money("commission", "Commission"),
                                code("commission_currency", "Paid in")),
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
                                moment("updated_at", "Updated (UTC)"),
                                moment("not_seen_since", "Not seen since (UTC)")))
                .narrowedBy(Filter.ACCOUNT, Filter.SYMBOL, Filter.FROM, Filter.TO, Filter.STATUS, Filter.AFTER)
                .choosing(
                        Filter.STATUS,
                        "all",
                        "open",
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
                                moment("not_seen_since", "Not seen since (UTC)"),
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
                                code("commission_currency", "Paid in"),
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
                                code("commission_currency", "Paid in"),
                                code("exchange", "Exchange"),
                                flag("counts", "Counts")))
                .with(RecordViews.story("order"));
    }
}
