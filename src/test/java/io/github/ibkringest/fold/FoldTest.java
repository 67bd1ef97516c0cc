package io.github.ibkringest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements about one order make one row, whatever their order. */
class FoldTest extends FoldTestSupport {

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

    /** Of two that say the same one is enough; it stays the one that is stored, however much more the other says. */
    @Test
    void shouldKeepWhatIsStoredWhenAnOlderStatementSaysNothingMore() {
        Statement full = said(IbkrFeed.FLEX_CONFIRMATION, MONDAY, "", OrderStatus.WORKING, "10", "5", "1");
        Statement lighter = said(IbkrFeed.FLEX_CONFIRMATION, TUESDAY, "", OrderStatus.WORKING, "10");
        Statement best = said(IbkrFeed.FLEX_ACTIVITY, TUESDAY, "", OrderStatus.WORKING, "10", "5", "1");
        assertThat(fold(best, lighter, full).statements()).doesNotContain(lighter);
        assertThat(fold.fold(List.of(best, lighter), List.of(full)).statements())
                .containsExactly(best, lighter);
        assertThat(fold.fold(List.of(lighter), List.of(best)).statements()).contains(best);
        Statement more = said(IbkrFeed.FLEX_CONFIRMATION, MONDAY, "", OrderStatus.WORKING, "9", "6", "1");
        assertThat(value(fold.fold(List.of(lighter), List.of(more)), "average_price"))
                .isEqualTo(new BigDecimal("6"));
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
