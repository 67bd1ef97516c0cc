package io.github.ibkringest.page.view;

import static io.github.ibkringest.page.view.Field.code;
import static io.github.ibkringest.page.view.Field.count;
import static io.github.ibkringest.page.view.Field.day;
import static io.github.ibkringest.page.view.Field.moment;
import static io.github.ibkringest.page.view.Field.money;
import static io.github.ibkringest.page.view.Field.price;
import static io.github.ibkringest.page.view.Field.result;
import static io.github.ibkringest.page.view.Field.text;
import static io.github.ibkringest.page.view.Field.word;

import io.github.ibkringest.page.view.View.Filter;
import java.util.stream.Stream;

/** Option events. */
final class OptionViews {

    private static final String OPTION = "/options/{event_id}";

    private OptionViews() {}

    static Stream<View> all() {
        return Stream.of(options(), option());
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
                                code("currency", "Currency"),
                                text("note", "Note")))
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
