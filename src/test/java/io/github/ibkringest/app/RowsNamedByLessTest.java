package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One report names a fill, booking or cancel by less than another one does, because a column is not ticked or a
 * confirmation does not have it: it counts once, and costs once, in whatever order they come.
 */
class RowsNamedByLessTest {

    private static final Row FILL = Rows.stockFill()
            .with("tradeID", "801")
            .with("transactionID", "9001")
            .with("ibOrderID", "701")
            .with("ibExecID", "0000f1ab.6a01.01.01")
            .with("quantity", "2")
            .with("ibCommission", "-1.5");

    private static final Row CANCEL = Rows.cancelOf(FILL).with("transactionID", "9002");

    private static final Row CORRECTION = FILL.with("transactionID", "9003")
            .with("ibExecID", "0000f1ab.6a01.01.02")
            .with("tradePrice", "42.25")
            .with("ibCommission", "0.5");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldCountOnceWhatAnActivityStatementNamesWithoutExecId() throws IOException {
        shouldCome("2", "1.5", activity(FILL), activity(FILL.without("ibExecID")));
    }

    @Test
    void shouldCountOnceWhatAConfirmationNamesWithoutExecId() throws IOException {
        shouldCome("2", "1.5", confirmation(Confirms.of(FILL).without("execID")), activity(FILL));
    }

    @Test
    void shouldCountOnceWhatOnlyTheConfirmationNamesByExecId() throws IOException {
        shouldCome("2", "1.5", confirmation(Confirms.of(FILL)), activity(FILL.without("ibExecID")));
    }

    @Test
    void shouldCountOnceWhatNobodyNamesByExecId() throws IOException {
        shouldCome("2", "1.5", confirmation(Confirms.of(FILL).without("execID")), activity(FILL.without("ibExecID")));
    }

    @Test
    void shouldKeepACorrectionThatIsToldAgainWithoutExecIds() throws IOException {
        shouldCome(
                "2",
                "1.0",
                activity(FILL, CANCEL, CORRECTION),
                activity(FILL.without("ibExecID"), CANCEL, CORRECTION.without("ibExecID")));
    }

    @Test
    void shouldTakeBackWhatOnlyTheConfirmationNamesByExecId() throws IOException {
        shouldCome("0", "1.5", confirmation(Confirms.of(FILL)), activity(FILL.without("ibExecID"), CANCEL));
    }

    /** A correction can keep its exec id; the row then knows both bookings. */
    @Test
    void shouldKnowAnEarlierBookingThatIsToldAgainWithoutExecId() throws IOException {
        Row again = CORRECTION.with("ibExecID", FILL.get("ibExecID"));
        shouldCome("2", "1.0", activity(FILL, CANCEL, again), activity(FILL.without("ibExecID")));
    }

    @Test
    void shouldTakeBackTheCorrectionThatAConfirmationCancels() throws IOException {
        Row bust = Confirms.of(Rows.cancelOf(CORRECTION)).with("transactionID", "");
        shouldCome("0", "1.0", activity(FILL, CANCEL, CORRECTION), confirmation(bust));
    }

    /** A confirmation names a cancel by nothing, and may state its commission or another column anew. */
    @Test
    void shouldTakeBackOnceWhatAConfirmationStatesAnew() throws IOException {
        Row cancel = Confirms.of(CANCEL).with("execID", "").with("tradeID", "");
        Row anew = cancel.with("commission", "0.25").with("settleDate", "20260720");
        shouldCome(
                "0",
                "1.25",
                confirmation(Confirms.of(FILL), cancel),
                write(FlexXml.confirmations()
                        .statement(
                                "U1234567",
                                s -> s.whenGenerated("2026-08-01;01:00:00").trade(Confirms.of(FILL), anew))));
    }

    /** A correction changes no more than the commission, and is taken back on the next day. */
    @Test
    void shouldTakeBackTheCorrectionOfTheSamePriceThatAConfirmationCancels() throws IOException {
        Row correction = CORRECTION.with("tradePrice", FILL.get("tradePrice"));
        Row bust = Confirms.of(Rows.cancelOf(correction)).with("reportDate", "20260720");
        shouldCome("0", "1.0", activity(FILL, CANCEL, correction), confirmation(bust));
    }

    @Test
    void shouldKnowACancelThatNamesNothing() throws IOException {
        Row nameless = Confirms.of(CANCEL).with("origTradeID", "").with("commission", "1.5");
        shouldCome(
                "0",
                "0.0",
                confirmation(Confirms.of(FILL), nameless),
                activity(FILL, CANCEL.with("ibCommission", "1.5")));
    }

    @Test
    void shouldKnowACancelThatTheFinalReportBooksLater() throws IOException {
        shouldCome(
                "0",
                "1.5",
                confirmation(Confirms.of(FILL), Confirms.of(CANCEL)),
                activity(FILL, CANCEL.with("reportDate", "20260720")));
    }

    @Test
    void shouldFindTheFillThatOnlyAConfirmationToldOf() throws IOException {
        shouldCome("2", "1.0", confirmation(Confirms.of(FILL)), activity(CANCEL, CORRECTION));
    }

    @Test
    void shouldCountWhatABookingOrItsCancelCostsOnce() throws IOException {
        Row booking = Rows.bookTrade()
                .with("tradeID", "805")
                .with("transactionID", "9005")
                .with("ibCommission", "-1.42");
        Row back = Rows.cancelOf(FILL).with("transactionID", "9002").with("ibCommission", "1.5");
        shouldCome(
                "-1",
                "1.42",
                confirmation(Confirms.of(FILL), Confirms.of(back), Confirms.of(booking)),
                activity(FILL, back, booking));
    }

    @Test
    void shouldKnowABookingByItsDayWhereAConfirmationHasNoTradeId() throws IOException {
        Row booking = Rows.bookTrade().with("tradeID", "805").with("transactionID", "9005");
        shouldCome("-1", "0", confirmation(Confirms.of(booking).with("tradeID", "")), activity(booking));
    }

    @Test
    void shouldTakeBackEachOfTwoEqualFillsWhenTheirCancelsNameNothing() throws IOException {
        Row twin = FILL.with("transactionID", "9004")
                .with("ibExecID", "0000f1ab.6a02.01.01")
                .with("tradeID", "802");
        Row nameless = CANCEL.with("origTradeID", "").with("origTransactionID", "");
        shouldCome("0", "3.0", activity(FILL, twin), activity(nameless, nameless.with("transactionID", "9006")));
    }

    /** Its time comes from the booking, and the better report of that may come last. */
    @Test
    void shouldBookAnEventByTheBetterReport() throws IOException {
        Row booking = Rows.bookTrade().with("tradeID", "805").with("transactionID", "9005");
        Path event = activityOf(OptionEvents.expiration().with("tradeID", "805"));
        Path confirmation = confirmation(Confirms.of(booking));
        Path activity = activity(booking);
        INGESTOR.sync(confirmation, event, activity);
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select x.exec_key from trading.option_event e"
                                        + " join trading.execution x on x.id = e.booking_execution_id",
                                String.class))
                .containsExactly("T:9005");
        List<String> digest = INGESTOR.digest();
        INGESTOR.empty();
        INGESTOR.sync(activity, event, confirmation);
        assertThat(INGESTOR.digest()).isEqualTo(digest);
    }

    private void shouldCome(String position, String commission, Path first, Path second) {
        INGESTOR.sync(first);
        INGESTOR.sync(second);
        assertThat(sum("signed_quantity", "effective_execution")).isEqualTo(position);
        assertThat(sum("commission", "execution")).isEqualTo(commission);
        assertThat(sum("1", "unmatched_cancel")).isEqualTo("0");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    private static String sum(String column, String rows) {
        return INGESTOR.jdbc()
                .queryForObject("select coalesce(sum(" + column + "), 0)::text from trading." + rows, String.class);
    }

    private Path activity(Row... trades) throws IOException {
        return write(FlexXml.activity().statement("U1234567", s -> s.trade(trades)));
    }

    private Path activityOf(Row event) throws IOException {
        return write(FlexXml.activity().statement("U1234567", s -> s.optionEvent(event)));
    }

    private Path confirmation(Row... trades) throws IOException {
        return write(FlexXml.confirmations().statement("U1234567", s -> s.trade(trades)));
    }

    private Path write(FlexXml statement) throws IOException {
        return statement.writeTo(folder.resolve(java.util.UUID.randomUUID() + ".xml"));
    }
}
