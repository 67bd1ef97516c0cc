package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Combinations whose legs have one order id: rows of the order and executions make the same order of them. */
class OrdersOfSeveralLegsTest {

    private static final Row BOUGHT = OrderDaysSupport.fill("1", "20260713", "10", "5", "-1");
    private static final Row SOLD = OrderDaysSupport.fill("2", "20260713", "-20", "6.5", "-0.5")
            .with("symbol", "ACMY")
            .with("conid", "99");
    private static final String BOTH = "701 99 ACMY 30 @ 6 for 1.5 until 2026-07-13";

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    private int files;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldMakeOneOrderOfTheExecutionsOfBothLegs() throws IOException {
        Path one = statement("20260713", BOUGHT);
        Path other = statement("20260714", SOLD);
        sync(one, other);

        assertThat(orders()).containsExactly(BOTH);
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    @Test
    void shouldMakeTheSameOrderOfTheRowsOfBothLegs() throws IOException {
        sync(statement("20260713", order(BOUGHT), BOUGHT, order(SOLD), SOLD));
        List<String> inOrder = INGESTOR.digest();
        assertThat(orders()).containsExactly(BOTH);

        INGESTOR.empty();
        sync(statement("20260713", SOLD, order(SOLD), order(BOUGHT), BOUGHT));
        assertThat(INGESTOR.digest()).containsExactlyElementsOf(inOrder);
    }

    @Test
    void shouldAddTheLegsThatSeveralStatementsTell() throws IOException {
        Path one = statement("20260713", order(BOUGHT));
        Path other = statement("20260714", order(SOLD));
        sync(one, other);

        assertThat(orders()).containsExactly(BOTH);
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    @Test
    void shouldTellLegsApartBySymbolsWhereNobodyStatesConIds() throws IOException {
        Path light = statement(
                "20260713", order(BOUGHT).without("conid"), order(SOLD).without("conid"));
        Path again = statement(
                "20260714",
                order(SOLD).without("conid", "ibCommission"),
                order(BOUGHT).without("conid"));
        sync(light, again);

        assertThat(orders()).containsExactly("701 ACMX 30 @ 6 for 1.5 until 2026-07-13");
        INGESTOR.shouldNotDependOnTheOrderOf(light, again);
    }

    @Test
    void shouldKnowALegAgainByConIdOrSymbol() throws IOException {
        Path light = statement(
                "20260713", order(BOUGHT).without("conid"), order(SOLD).without("conid"));
        Path full = statement("20260714", order(BOUGHT), BOUGHT, order(SOLD), SOLD);
        sync(light, full);

        assertThat(orders()).containsExactly(BOTH);
        INGESTOR.shouldNotDependOnTheOrderOf(light, full);
    }

    /** A symbol can change between two statements, but not within one. */
    @Test
    void shouldNotTakeANewSymbolForAnotherLeg() throws IOException {
        Path old = statement("20260713", order(BOUGHT).without("conid"));
        Path renamed = statement("20260714", order(BOUGHT).with("symbol", "NEWX"));
        sync(old, renamed);

        assertThat(orders()).containsExactly("701 101 NEWX BUY 10 @ 5 for 1 until 2026-07-13");
        INGESTOR.shouldNotDependOnTheOrderOf(old, renamed);
    }

    @Test
    void shouldAddTheLegThatOnlyExecutionsTell() throws IOException {
        Path row = statement("20260713", order(BOUGHT), BOUGHT);
        Path execution = statement("20260714", SOLD);
        sync(row, execution);

        assertThat(orders()).containsExactly(BOTH);
        INGESTOR.shouldNotDependOnTheOrderOf(row, execution);
    }

    private static Row order(Row fill) {
        return OrderDaysSupport.order(fill);
    }

    private static void sync(Path... files) {
        for (Path file : files) {
            assertThat(INGESTOR.sync(file))
                    .extracting(RunReport::error, RunReport::quarantined)
                    .containsOnly(tuple(null, 0L));
        }
    }

    private static List<String> orders() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select concat_ws(' ', ibkr_order_id, con_id, symbol, side, trim_scale(filled_quantity), '@',"
                                + " trim_scale(average_price), 'for', trim_scale(commission), 'until', trade_date)"
                                + " from trading.trade_order order by 1",
                        String.class);
    }

    private Path statement(String day, Row... trades) throws IOException {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(day + ";200000")
                                .period("20260713", day)
                                .trade(trades))
                .writeTo(folder.resolve(++files + ".xml"));
    }
}
