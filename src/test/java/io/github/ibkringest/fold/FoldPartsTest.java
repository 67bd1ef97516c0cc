package io.github.ibkringest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Rows that tell parts of a fact: days, feeds, and what belongs to no part. */
class FoldPartsTest extends FoldTestSupport {

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
}
