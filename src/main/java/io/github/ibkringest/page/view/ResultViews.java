package io.github.ibkringest.page.view;

import static io.github.ibkringest.page.view.Field.code;
import static io.github.ibkringest.page.view.Field.count;
import static io.github.ibkringest.page.view.Field.day;
import static io.github.ibkringest.page.view.Field.moment;
import static io.github.ibkringest.page.view.Field.money;
import static io.github.ibkringest.page.view.Field.price;
import static io.github.ibkringest.page.view.Field.result;
import static io.github.ibkringest.page.view.Field.word;

import io.github.ibkringest.page.view.View.Filter;
import java.util.stream.Stream;

/** What trades brought, and what is held. */
final class ResultViews {

    private static final String ITS_TRADES = "/trades?symbol={symbol}&account={account}";

    private ResultViews() {}

    static Stream<View> all() {
        return Stream.of(results(), roundTrips(), positions());
    }

    private static View results() {
        return View.of(
                        "results",
                        "Results",
                        "Results",
                        "results",
                        Part.of(
                                "results",
                                "Realized and charged, as the broker says",
                                "Nothing was realized in these days. Choose other days, or: " + Views.NOTHING_YET,
                                day("period", "Period"),
                                code("account", "Account"),
                                code("symbol", "Symbol").to(ITS_TRADES),
                                code("currency", "Currency"),
                                result("realized_pnl", "Realized, after commission"),
                                money("commission", "Commission"),
                                money("taxes", "Taxes"),
                                count("fills", "Fills"),
                                count("bookings", "Bookings"),
                                count("without_realized_pnl", "Trades that state no result"),
                                count("without_commission", "Fills that state no commission")),
                        Part.of(
                                "curve",
                                "Added up day by day",
                                "There is nothing to draw.",
                                day("day", "Day"),
                                code("currency", "Currency"),
                                result("realized_pnl", "Realized"),
                                result("cumulative", "Added up")))
                .narrowedBy(Filter.ACCOUNT, Filter.SYMBOL, Filter.FROM, Filter.TO, Filter.BY, Filter.PAGE)
                .choosing(Filter.BY, "month", "day", "symbol", "underlying", "total");
    }

    private static View roundTrips() {
        return View.of(
                        "round-trips",
                        "Results",
                        "Round trips",
                        "list",
                        Part.of(
                                "round-trips",
                                "From the first trade until nothing is held",
                                "No round trips are here. Choose other days, or: " + Views.NOTHING_YET,
                                moment("opened_at", "Opened (UTC)"),
                                moment("closed_at", "Closed (UTC)"),
                                code("account", "Account"),
                                code("symbol", "Symbol").to(ITS_TRADES),
                                word("direction", "Direction"),
                                count("quantity", "Quantity"),
                                price("open_price", "Opened at"),
                                price("close_price", "Closed at"),
                                money("commission", "Commission"),
                                code("commission_currency", "Paid in"),
                                result("realized_broker", "Realized, broker"),
                                result("realized_fifo", "Realized, first in first out"),
                                code("currency", "Currency")))
                .narrowedBy(Filter.ACCOUNT, Filter.SYMBOL, Filter.FROM, Filter.TO, Filter.STATUS, Filter.PAGE)
                .choosing(Filter.STATUS, "all", "open", "closed");
    }

    private static View positions() {
        return View.of(
                        "positions",
                        "Positions",
                        "Positions",
                        "list",
                        Part.of(
                                "positions",
                                "Held, by the stored history",
                                "Nothing is held. Choose another account, or: " + Views.NOTHING_YET,
                                code("account", "Account"),
                                code("symbol", "Symbol").to(ITS_TRADES),
                                code("asset_class", "Class"),
                                count("quantity", "Quantity"),
                                price("average_price", "Average price"),
                                money("cost", "Cost"),
                                count("quantity_without_price", "Without known price"),
                                code("currency", "Currency"),
                                price("last_price", "Last price traded at"),
                                moment("last_price_at", "When (UTC)"),
                                day("expiry", "Expires"),
                                moment("opened_at", "Opened (UTC)")))
                .narrowedBy(Filter.ACCOUNT, Filter.SYMBOL, Filter.PAGE);
    }
}
