package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of trades that state no kind, and are bookings because an option event tells of them. */
class BookingsByEventsTest {

    private static final String OPTION = "NWND  260717P00040000";

    private static final Row CLOSED = Row.of("Trade")
            .with("symbol", OPTION)
            .with("tradeDate", "20260717")
            .with("buySell", "BUY")
            .with("quantity", "1")
            .with("tradePrice", "0")
            .with("ibOrderID", "9001");
    private static final Row SHARES = CLOSED.with("symbol", "NWND")
            .with("quantity", "100")
            .with("tradePrice", "40")
            .with("ibOrderID", "9002");

    private static final Row ASSIGNED =
            OptionEvents.assignment().with("symbol", OPTION).with("tradeID", "");
    private static final Row DELIVERED =
            OptionEvents.delivery().with("symbol", "NWND").with("tradeID", "8002");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldBookWhatAnEventTellsOfItsDayAndQuantity() throws IOException {
        Path trades = trades(CLOSED);
        Path events = events(ASSIGNED);
        sync(trades);
        assertThat(kinds()).containsExactly("FILL 9001 true");
        sync(events);

        assertThat(kinds()).containsExactly("BOOK null false");
        assertThat(orders()).isZero();
        assertThat(booked()).isEqualTo(1);
        INGESTOR.shouldNotDependOnTheOrderOf(trades, events);
    }

    @Test
    void shouldBookADeliveryOfTheSameTradeId() throws IOException {
        Path trades = trades(
                SHARES.with("tradeID", "8002"), SHARES.with("tradeID", "8003").with("ibOrderID", "9003"));
        Path events = events(ASSIGNED, DELIVERED);
        sync(trades, events);

        assertThat(kinds()).containsExactlyInAnyOrder("BOOK null false", "FILL 9003 true");
        INGESTOR.shouldNotDependOnTheOrderOf(trades, events);
    }

    /** A purchase at the strike is one like any other. */
    @Test
    void shouldNotBookADeliveryThatOnlyLooksLikeIt() throws IOException {
        sync(trades(SHARES, SHARES.with("ibOrderID", "9003")), events(ASSIGNED, DELIVERED));
        assertThat(kinds()).containsExactlyInAnyOrder("FILL 9002 true", "FILL 9003 true");
    }

    @Test
    void shouldNotBookWhatCostsSomethingOrStatesWhatItIs() throws IOException {
        sync(
                trades(
                        CLOSED.with("tradePrice", "0.05"),
                        CLOSED.with("transactionType", "ExchTrade").with("ibOrderID", "9003")),
                events(ASSIGNED));
        assertThat(kinds()).containsExactlyInAnyOrder("FILL 9001 true", "FILL 9003 true");
        assertThat(eventsWithoutBooking()).isEqualTo(1);
    }

    /** Two rows, one event: nobody knows which of them it tells of; two events tell of both. */
    @Test
    void shouldNotGuessWhichOfTwoRowsAnEventTellsOf() throws IOException {
        Path one = trades(CLOSED);
        Path both = trades(CLOSED, CLOSED.with("ibOrderID", "9003"));
        Path event = events(ASSIGNED);
        sync(event, one);
        assertThat(kinds()).containsExactly("BOOK null false");
        sync(both);
        assertThat(kinds()).containsExactlyInAnyOrder("FILL 9001 true", "FILL 9003 true");
        assertThat(orders()).isEqualTo(2);
        assertThat(eventsWithoutBooking()).isEqualTo(1);
        INGESTOR.shouldNotDependOnTheOrderOf(event, both);
        sync(events(ASSIGNED, ASSIGNED));
        assertThat(kinds()).containsExactly("BOOK null false", "BOOK null false");
        assertThat(orders()).isZero();
    }

    @Test
    void shouldBelieveATypeThatIsStatedLater() throws IOException {
        Path thin = trades(CLOSED);
        sync(thin, events(ASSIGNED));
        assertThat(kinds()).containsExactly("BOOK null false");
        Path typed = trades(CLOSED.with("transactionType", "ExchTrade"));
        sync(typed);
        assertThat(kinds()).containsExactly("FILL 9001 true");
        assertThat(orders()).isEqualTo(1);
        assertThat(booked()).isZero();
    }

    /** The order id, which is no order's, is gone from the row, but not from what its statement states. */
    @Test
    void shouldKnowABookingAgainThatFewerColumnsTell() throws IOException {
        sync(trades(CLOSED), events(ASSIGNED));
        sync(trades(CLOSED.without("ibOrderID")));

        assertThat(kinds()).containsExactly("BOOK null false");
        assertThat(orders()).isZero();
        assertThat(booked()).isEqualTo(1);
    }

    /** A booking has no order, so that its order id does not distinguish its columns from those of another statement. */
    @Test
    void shouldKnowABookingByItsCodeOrWithoutIt() throws IOException {
        sync(trades(CLOSED.with("notes", "Ex")), trades(CLOSED.without("ibOrderID")));
        assertThat(kinds()).containsExactly("BOOK null false");
        assertThat(orders()).isZero();
    }

    private static void sync(Path... files) {
        assertThat(INGESTOR.sync(files)).extracting(RunReport::error).containsOnlyNulls();
    }

    private static List<String> kinds() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select kind || ' ' || coalesce(ibkr_order_id, 'null') || ' ' || (order_id is not null)"
                                + " from trading.execution where superseded_by is null order by exec_key",
                        String.class);
    }

    private static int orders() {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading.trade_order", Integer.class);
    }

    private static int booked() {
        return INGESTOR.jdbc()
                .queryForObject(
                        "select count(*) from trading.option_event where booking_execution_id is not null",
                        Integer.class);
    }

    private static int eventsWithoutBooking() {
        return new Overview(INGESTOR.jdbc()).list(Loose.WITHOUT_BOOKING).size();
    }

    private Path events(Row... events) throws IOException {
        return write(FlexXml.activity().statement("U1234567", s -> s.optionEvent(events)));
    }

    private Path trades(Row... trades) throws IOException {
        return write(FlexXml.activity().statement("U1234567", s -> s.trade(trades)));
    }

    private Path write(FlexXml statement) throws IOException {
        return statement.writeTo(folder.resolve(UUID.randomUUID() + ".xml"));
    }
}
