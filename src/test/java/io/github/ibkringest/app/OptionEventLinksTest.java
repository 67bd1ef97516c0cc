package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
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

/** Which booking and which parent an option event gets, and that none is guessed. */
class OptionEventLinksTest {

    private static final Row ASSIGNED = OptionEvents.assignment().with("tradeID", "8001");
    private static final Row DELIVERED = OptionEvents.delivery().with("tradeID", "8002");
    private static final Row OTHER_STRIKE = ASSIGNED.with("conid", "900200009")
            .with("symbol", "NWND  260717P00045000")
            .with("strike", "45")
            .with("tradeID", "8011");
    private static final Row BOOKING = Rows.bookTrade()
            .with("quantity", "1")
            .with("buySell", "BUY")
            .with("notes", "A")
            .with("tradeID", "8001")
            .with("transactionID", "9001");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldTakeTheTimeOfABookingOnlyWhereItHasOne() throws IOException {
        Path events = events(ASSIGNED);
        Path booked = trades(BOOKING.with("dateTime", "20260718"));
        INGESTOR.sync(events, booked);
        assertThat(times()).containsExactly("8001 2026-07-17 16:20:00 DATE");
        INGESTOR.shouldNotDependOnTheOrderOf(events, booked);

        INGESTOR.sync(trades(BOOKING.with("dateTime", "20260717;162500"), "20260901;070000"));
        assertThat(times()).containsExactly("8001 2026-07-17 16:25:00 SECOND");
    }

    @Test
    void shouldFindABookingByContractDayAndQuantity() throws IOException {
        Path events = events(ASSIGNED.with("tradeID", "").without("conid"));
        Path booked = trades(
                BOOKING,
                BOOKING.with("transactionID", "9002").with("tradeID", "8003").with("quantity", "2"));
        INGESTOR.sync(events, booked);
        assertThat(bookings()).containsExactly("T:9001");
        INGESTOR.shouldNotDependOnTheOrderOf(events, booked);
    }

    @Test
    void shouldFindABookingWithoutConIdByTheSymbol() throws IOException {
        Path events = events(ASSIGNED);
        Path booked = trades(BOOKING.without("conid").with("symbol", "NWND 260717P00040000"));
        INGESTOR.sync(events, booked);
        assertThat(bookings()).containsExactly("T:9001");
        INGESTOR.shouldNotDependOnTheOrderOf(events, booked);
    }

    @Test
    void shouldNotGuessWhichOfTwoBookingsAnEventHas() throws IOException {
        Row second = BOOKING.with("transactionID", "9002").with("tradeID", "8003");
        Path events = events(ASSIGNED.with("tradeID", ""));
        Path one = trades(BOOKING);
        Path both = trades(BOOKING, second);
        INGESTOR.sync(events, one);
        assertThat(bookings()).containsExactly("T:9001");
        INGESTOR.sync(both);
        assertThat(bookings()).containsExactly("none");
        INGESTOR.sync(events(ASSIGNED.with("tradeID", ""), ASSIGNED.with("tradeID", "")));
        assertThat(bookings()).containsExactlyInAnyOrder("T:9001", "T:9002");
    }

    @Test
    void shouldNotBeBookedByWhatWasTakenBack() throws IOException {
        Row cancel = Rows.cancelOf(BOOKING).with("transactionID", "9009").with("tradeDate", "20260717");
        INGESTOR.sync(events(ASSIGNED), trades(BOOKING));
        assertThat(bookings()).containsExactly("T:9001");
        INGESTOR.sync(trades(BOOKING, cancel));
        assertThat(bookings()).containsExactly("none");
        assertThat(times()).containsExactly("8001 2026-07-17 16:20:00 DATE");
    }

    @Test
    void shouldFindTheParentByTheUnderlyingsSymbol() throws IOException {
        INGESTOR.sync(events(ASSIGNED.without("conid", "underlyingConid"), DELIVERED.without("conid")));
        assertThat(parents()).containsExactly("8002 <- 8001");
    }

    @Test
    void shouldDeliverOneFutureForOneFuturesOption() throws IOException {
        Row option = ASSIGNED.with("assetCategory", "FOP").with("multiplier", "50");
        Row future =
                DELIVERED.with("assetCategory", "FUT").with("multiplier", "50").with("quantity", "1");
        INGESTOR.sync(events(option, future));
        assertThat(parents()).containsExactly("8002 <- 8001");
    }

    @Test
    void shouldTakeWhateverAnAdjustedOptionDeliversWhenItIsTheOnlyOne() throws IOException {
        Path adjusted = events(ASSIGNED, DELIVERED.with("quantity", "133"));
        Path another = events(OTHER_STRIKE);
        INGESTOR.sync(adjusted);
        assertThat(parents()).containsExactly("8002 <- 8001");
        INGESTOR.sync(another);
        assertThat(parents()).containsExactly("8002 <- none");
        INGESTOR.shouldNotDependOnTheOrderOf(adjusted, another);
        INGESTOR.sync(events(DELIVERED.with("tradeID", "8020")));
        assertThat(parents()).contains("8002 <- none");
    }

    @Test
    void shouldLeaveAnAdjustedOptionWhatTheOthersDoNotExplain() throws IOException {
        Path events = events(ASSIGNED, DELIVERED.with("quantity", "133"));
        Path others = events(
                OTHER_STRIKE.with("quantity", "2"),
                DELIVERED.with("tradeID", "8030").with("quantity", "200"));
        INGESTOR.sync(events, others);
        assertThat(parents()).containsExactly("8002 <- 8001", "8030 <- 8011");
        INGESTOR.shouldNotDependOnTheOrderOf(events, others);
    }

    @Test
    void shouldPairEqualAssignmentsWithEqualDeliveries() throws IOException {
        Path one = events(ASSIGNED, DELIVERED.with("tradeID", "8021"));
        Path other = events(ASSIGNED.with("tradeID", "8003"), DELIVERED.with("tradeID", "8023"));
        INGESTOR.sync(other, one);
        assertThat(parents()).containsExactly("8021 <- 8001", "8023 <- 8003");
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    @Test
    void shouldNotGuessWhichOfTwoContractsDelivered() throws IOException {
        INGESTOR.sync(
                events(ASSIGNED, OTHER_STRIKE, DELIVERED.with("tradeID", "8031").with("tradePrice", "41")));
        assertThat(parents()).containsExactly("8031 <- none");
        assertThat(new Overview(INGESTOR.jdbc()).list(Loose.WITHOUT_ASSIGNMENT)).hasSize(1);
    }

    /** What an exercise delivers costs the strike. */
    @Test
    void shouldTellTwoContractsApartByTheirStrikes() throws IOException {
        Row other = DELIVERED.with("tradePrice", "45");
        Path one = events(ASSIGNED, OTHER_STRIKE, DELIVERED.with("tradeID", "8031"));
        Path both = events(other.with("tradeID", "8030"));
        INGESTOR.sync(one);
        assertThat(parents()).containsExactly("8031 <- 8001");
        INGESTOR.sync(both);
        assertThat(parents()).containsExactly("8030 <- 8011", "8031 <- 8001");
        INGESTOR.shouldNotDependOnTheOrderOf(one, both);
    }

    @Test
    void shouldPairEqualOnesOfEachStrike() throws IOException {
        Row other = DELIVERED.with("tradePrice", "45");
        INGESTOR.sync(events(
                ASSIGNED,
                ASSIGNED.with("tradeID", "8003"),
                OTHER_STRIKE,
                OTHER_STRIKE.with("tradeID", "8013"),
                other.with("tradeID", "8030"),
                DELIVERED.with("tradeID", "8031"),
                other.with("tradeID", "8032"),
                DELIVERED.with("tradeID", "8033")));
        assertThat(parents()).containsExactly("8030 <- 8011", "8031 <- 8001", "8032 <- 8013", "8033 <- 8003");
    }

    /** Two contracts of one strike: the price tells nothing. */
    @Test
    void shouldNotGuessWhichOfTwoContractsOfOneStrikeDelivered() throws IOException {
        Row sameStrike = OTHER_STRIKE.with("strike", "40").with("symbol", "NWND2 260717P00040000");
        INGESTOR.sync(events(ASSIGNED, sameStrike, DELIVERED.with("tradeID", "8031")));
        assertThat(parents()).containsExactly("8031 <- none");
    }

    @Test
    void shouldTellTwoContractsApartByTradeIdsThatFollowEachOther() throws IOException {
        INGESTOR.sync(events(ASSIGNED, OTHER_STRIKE, DELIVERED, DELIVERED.with("tradeID", "8012")));
        assertThat(parents()).containsExactly("8002 <- 8001", "8012 <- 8011");
    }

    @Test
    void shouldKeepACashSettlementToTheContractItSettles() throws IOException {
        Row exercise = OptionEvents.exercise().with("tradeID", "8001");
        Row settled = OptionEvents.cashSettlement().with("tradeID", "8001");
        Row second = exercise.with("tradeID", "8005");
        INGESTOR.sync(events(exercise, second, settled, settled.with("tradeID", "8009")));
        assertThat(parents()).containsExactly("8001 <- 8001", "8009 <- 8005");
    }

    /** What is not stated is no reason against it. */
    @Test
    void shouldLinkWhatStatesNeitherPriceNorTradeId() throws IOException {
        INGESTOR.sync(events(ASSIGNED, DELIVERED.without("tradePrice")));
        assertThat(parents()).containsExactly("8002 <- 8001");
        INGESTOR.empty();

        Row exercise = OptionEvents.exercise().with("tradeID", "8001");
        INGESTOR.sync(events(exercise, OptionEvents.cashSettlement().without("tradeID")));
        assertThat(strings("(parent_event_id is not null)::text", "event_type = 'CASH_SETTLEMENT'"))
                .containsExactly("true");
    }

    private static List<String> times() {
        return strings("trade_id || ' ' || (event_ts at time zone 'America/New_York')::text || ' ' || time_precision");
    }

    private static List<String> bookings() {
        return strings(
                "coalesce((select exec_key from trading.execution x where x.id = e.booking_execution_id), 'none')");
    }

    private static List<String> parents() {
        return strings(
                "trade_id || ' <- ' || coalesce((select trade_id from trading.option_event p"
                        + " where p.id = e.parent_event_id), 'none')",
                "event_type in ('DELIVERY', 'CASH_SETTLEMENT')");
    }

    private static List<String> strings(String column) {
        return strings(column, "true");
    }

    private static List<String> strings(String column, String condition) {
        return INGESTOR.jdbc()
                .queryForList(
                        "select " + column + " from trading.option_event e where " + condition + " order by 1",
                        String.class);
    }

    private Path events(Row... events) throws IOException {
        return write(FlexXml.activity().statement("U1234567", s -> s.optionEvent(events)));
    }

    private Path trades(Row... trades) throws IOException {
        return write(FlexXml.activity().statement("U1234567", s -> s.trade(trades)));
    }

    private Path trades(Row trade, String generated) throws IOException {
        return write(FlexXml.activity()
                .statement("U1234567", s -> s.whenGenerated(generated).trade(trade)));
    }

    private Path write(FlexXml statement) throws IOException {
        return statement.writeTo(folder.resolve(UUID.randomUUID() + ".xml"));
    }
}
