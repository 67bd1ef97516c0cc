package io.github.ibkringest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.fold.layout.Part;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Statements about one order make one row, whatever their order. */
class FoldTest {

    private static final Instant MONDAY = Instant.parse("2026-07-13T12:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
    private static final List<String> NUMBERS = List.of("filled", "price", "commission");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 17);

    private final Fold fold = new Fold(OrderRows.TYPE, raw -> statement(texts(raw.json()), raw));

    private static Statement said(IbkrFeed feed, Instant asOf, String part, OrderStatus status, String... numbers) {
        return said(feed.asOf(asOf), part, status, numbers);
    }

    /** Numbers: filled quantity, average price, commission; missing ones are not stated. */
    private static Statement said(Provenance provenance, String part, OrderStatus status, String... numbers) {
        Map<String, String> attributes = new TreeMap<>(Map.of("part", part, "status", status.name()));
        for (int i = 0; i < numbers.length; i++) {
            if (!numbers[i].isEmpty()) {
                attributes.put(NUMBERS.get(i), numbers[i]);
            }
        }
        Map<String, Attributes.Stated> stated = new TreeMap<>();
        attributes.forEach((name, text) -> stated.put(name, new Attributes.Stated(text, null)));
        String json = Attributes.json(stated);
        UUID hash = UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8));
        return statement(attributes, new RawRecord(json, hash, provenance, "line 1"));
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        Attributes.of(json).forEach((name, stated) -> texts.put(name, stated.text()));
        return texts;
    }

    /** What some attributes say; a part is named by a text. */
    private static Statement statement(Map<String, String> attributes, RawRecord raw) {
        OrderData order = new OrderData(
                "U1",
                "7",
                OrderDay.ALL,
                ContractData.of("101", "STK", "ACMX", "USD"),
                OrderStatus.valueOf(attributes.get("status")),
                Side.BUY,
                null,
                null,
                null,
                null,
                number(attributes.get("filled")),
                null,
                null,
                number(attributes.get("price")),
                number(attributes.get("commission")),
                null,
                null,
                null,
                null,
                DAY);
        Part part = Part.named(attributes.get("part").isEmpty() ? null : attributes.get("part"));
        return new Statement(
                "7",
                new Fragment("flex-file", part.name(), raw),
                part,
                order,
                OrderRows.TYPE.values(order),
                order.contract(),
                DAY);
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private FoldedRow fold(Statement... statements) {
        FoldedRow row = fold.fold(List.of(statements));
        List<Statement> reversed = new ArrayList<>(List.of(statements));
        Collections.reverse(reversed);
        assertThat(fold.fold(reversed).values()).containsExactly(row.values());
        return row;
    }

    private static Object value(FoldedRow row, String column) {
        return row.values()[OrderRows.TYPE.position(column)];
    }

    @Test
    void shouldRepeatASingleStatement() {
        Statement only = said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING, "10", "5", "1");
        FoldedRow row = fold(only);
        assertThat(row.key()).isEqualTo("7");
        assertThat(row.values()).containsExactly(only.values());
        assertThat(row.best()).isSameAs(only);
        assertThat(row.others()).isEmpty();
        assertThat(FoldedRow.of(only)).isEqualTo(new FoldedRow("7", only.values(), only, List.of(only), List.of()));
    }

    @Test
    void shouldLetTheNewerStatementOfAFeedAndPartReplaceTheOlder() {
        FoldedRow row = fold(
                said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING, "10", "5", "1"),
                said(IbkrFeed.TWS, TUESDAY, "", OrderStatus.WORKING, "20", "6", "2"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("20"));
        assertThat(value(row, "commission")).isEqualTo(new BigDecimal("2"));
        assertThat(row.statements()).hasSize(1);
    }

    @Test
    void shouldTakeAStatementWithoutMomentAsTheOldest() {
        FoldedRow row = fold(
                said(IbkrFeed.TWS, null, "", OrderStatus.WORKING, "10"),
                said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING, "20"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("20"));
    }

    @Test
    void shouldDecideBetweenStatementsOfOneMomentByTheirContent() {
        Statement one = said(IbkrFeed.TWS.asOf(MONDAY), "", OrderStatus.WORKING, "20");
        Statement other = said(IbkrFeed.TWS.asOf(MONDAY), "", OrderStatus.WORKING, "10");
        boolean oneIsGreater = one.fragment().hash().compareTo(other.fragment().hash()) > 0;
        assertThat(value(fold(one, other), "filled_quantity")).isEqualTo(new BigDecimal(oneIsGreater ? "20" : "10"));
    }

    @Test
    void shouldLetAbsentAttributesSayNothing() {
        Statement full = said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING, "10", "5", "1");
        Statement lighter = said(IbkrFeed.TWS, TUESDAY, "", OrderStatus.WORKING, "11");
        FoldedRow row = fold(full, lighter);
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("11"));
        assertThat(value(row, "average_price")).isEqualTo(new BigDecimal("5"));
        assertThat(value(row, "commission")).isEqualTo(new BigDecimal("1"));
        assertThat(row.statements()).as("both are needed").hasSize(2);
        assertThat(row.others()).extracting(Fragment::overruled).containsExactly(true);
    }

    @Test
    void shouldForgetAStatementThatSaysNothingOfItsOwn() {
        Statement full = said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING, "10", "5", "1");
        FoldedRow row = fold(full, said(IbkrFeed.TWS, TUESDAY, "", OrderStatus.WORKING, "10"));
        assertThat(row.statements()).containsExactly(full);
    }

    /** What an older one repeats after it was contradicted is the newest again. */
    @Test
    void shouldTakeAStatementToBeAsNewAsItsLastRepetition() {
        FoldedRow row = fold(
                said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING, "10", "5"),
                said(IbkrFeed.TWS, TUESDAY, "", OrderStatus.WORKING, "11"),
                said(IbkrFeed.TWS, TUESDAY.plusSeconds(1), "", OrderStatus.WORKING, "10", "5"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("10"));
        assertThat(row.others()).isEmpty();
    }

    @Test
    void shouldTakeWhatNamesNoPartForTheOnlyOneThereIs() {
        FoldedRow row = fold(
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-17", OrderStatus.FILLED_OR_PARTIAL, "10", "5"),
                said(IbkrFeed.FLEX_ACTIVITY, TUESDAY, "", OrderStatus.FILLED_OR_PARTIAL, "10", "", "2"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("10"));
        assertThat(value(row, "commission")).isEqualTo(new BigDecimal("2"));
    }

    @Test
    void shouldNotAddWhatNamesNoPartToSeveral() {
        FoldedRow row = fold(
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-17", OrderStatus.FILLED_OR_PARTIAL, "10", "5"),
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-18", OrderStatus.FILLED_OR_PARTIAL, "30", "5"),
                said(IbkrFeed.FLEX_ACTIVITY, TUESDAY, "", OrderStatus.FILLED_OR_PARTIAL, "40", "", "2"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("40"));
        assertThat(value(row, "commission")).as("only it states it").isEqualTo(new BigDecimal("2"));
    }

    @Test
    void shouldAddUpTheDaysOfAnOrder() {
        FoldedRow row = fold(
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-17", OrderStatus.FILLED_OR_PARTIAL, "10", "5", "1"),
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-18", OrderStatus.FILLED_OR_PARTIAL, "30", "7", "2"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("40"));
        assertThat(value(row, "average_price")).isEqualTo(new BigDecimal("6.5"));
        assertThat(value(row, "commission")).isEqualTo(new BigDecimal("3"));
        assertThat(row.best().fragment().part()).isEqualTo("2026-07-18");
        assertThat(row.others()).extracting(Fragment::part).containsExactly("2026-07-17");
    }

    /** The confirmation of today's fills comes before the activity statement that has both days. */
    @Test
    void shouldAddTheDaysThatOnlyALesserFeedHas() {
        Statement monday =
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-17", OrderStatus.FILLED_OR_PARTIAL, "10", "5", "1");
        Statement confirmed =
                said(IbkrFeed.FLEX_CONFIRMATION, TUESDAY, "2026-07-18", OrderStatus.FILLED_OR_PARTIAL, "30", "7", "2");
        FoldedRow row = fold(
                monday,
                said(IbkrFeed.FLEX_CONFIRMATION, MONDAY, "2026-07-17", OrderStatus.FILLED_OR_PARTIAL, "9", "4", "7"),
                confirmed);
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("40"));
        assertThat(value(row, "average_price")).isEqualTo(new BigDecimal("6.5"));
        assertThat(value(row, "commission")).isEqualTo(new BigDecimal("3"));

        FoldedRow settled = fold(
                monday,
                confirmed,
                said(IbkrFeed.FLEX_ACTIVITY, TUESDAY, "2026-07-18", OrderStatus.FILLED_OR_PARTIAL, "31", "7", "3"));
        assertThat(value(settled, "filled_quantity")).isEqualTo(new BigDecimal("41"));
        assertThat(value(settled, "commission")).isEqualTo(new BigDecimal("4"));
    }

    @Test
    void shouldAddUpTheBestFeedOnly() {
        FoldedRow row = fold(
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "2026-07-17", OrderStatus.FILLED_OR_PARTIAL, "10", "5"),
                said(IbkrFeed.TWS, TUESDAY, "", OrderStatus.FILLED_OR_PARTIAL, "30", "7", "2"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("10"));
        assertThat(value(row, "average_price")).isEqualTo(new BigDecimal("5"));
        assertThat(value(row, "commission")).as("only the other feed states it").isEqualTo(new BigDecimal("2"));
    }

    @Test
    void shouldNotAverageWithoutQuantities() {
        FoldedRow row = fold(
                said(IbkrFeed.TWS, MONDAY, "1", OrderStatus.WORKING, "", "5"),
                said(IbkrFeed.TWS, MONDAY, "2", OrderStatus.WORKING, "", "7"));
        assertThat(value(row, "average_price")).as("the later part's").isEqualTo(new BigDecimal("7"));
        assertThat(value(row, "filled_quantity")).isNull();
        FoldedRow half = fold(
                said(IbkrFeed.TWS, MONDAY, "1", OrderStatus.WORKING, "10", "5"),
                said(IbkrFeed.TWS, MONDAY, "2", OrderStatus.WORKING, "", "7"));
        assertThat(value(half, "average_price")).isEqualTo(new BigDecimal("5"));
    }

    @Test
    void shouldRankLaterPartsByLengthBeforeText() {
        FoldedRow row = fold(
                said(IbkrFeed.TWS, MONDAY, "9", OrderStatus.WORKING, "1"),
                said(IbkrFeed.TWS, MONDAY, "11", OrderStatus.WORKING, "1"),
                said(IbkrFeed.TWS, MONDAY, "10", OrderStatus.WORKING, "1"));
        assertThat(row.statements()).extracting(said -> said.fragment().part()).containsExactly("11", "10", "9");
    }

    @Test
    void shouldOrderFeedsOfOneRankByName() {
        FoldedRow row = fold(
                said(new Provenance("b", 1, MONDAY), "", OrderStatus.WORKING, "1"),
                said(new Provenance("a", 1, MONDAY), "", OrderStatus.WORKING, "2"));
        assertThat(value(row, "filled_quantity")).isEqualTo(new BigDecimal("2"));
    }

    @Test
    void shouldKeepATerminalStatusAndLetAVagueOneGiveWay() {
        Statement vague = said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "", OrderStatus.FILLED_OR_PARTIAL);
        Statement working = said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING);
        Statement cancelled = said(IbkrFeed.CLIENT_PORTAL, MONDAY, "", OrderStatus.CANCELLED);
        Statement filled = said(IbkrFeed.TWS, MONDAY, "", OrderStatus.FILLED);
        assertThat(value(fold(vague, working), "status")).isEqualTo("WORKING");
        assertThat(value(fold(vague, working, cancelled), "status")).isEqualTo("CANCELLED");
        assertThat(value(fold(filled, cancelled), "status"))
                .as("the better feed's")
                .isEqualTo("FILLED");
        Statement pending = said(IbkrFeed.CLIENT_PORTAL, MONDAY, "", OrderStatus.PENDING);
        assertThat(value(fold(working, pending), "status")).isEqualTo("WORKING");
    }

    @Test
    void shouldKeepTheKeyThatComesFirst() {
        Statement better =
                said(IbkrFeed.FLEX_ACTIVITY, MONDAY, "", OrderStatus.WORKING).under("8");
        Statement other = said(IbkrFeed.TWS, MONDAY, "", OrderStatus.WORKING);
        assertThat(better.key()).isEqualTo("8");
        assertThat(better.values()[0]).isEqualTo("8");
        assertThat(better.under("8")).isSameAs(better);
        assertThat(fold(better, other).key()).isEqualTo("8");
        assertThat(fold(better, other).values()[0]).isEqualTo("8");
        assertThat(better.contract().conId()).isEqualTo("101");
        assertThat(better.day()).isEqualTo(DAY);
        assertThat(better.fragment().source()).isEqualTo("flex-file");
    }
}
