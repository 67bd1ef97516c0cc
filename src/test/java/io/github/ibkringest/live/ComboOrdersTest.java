package io.github.ibkringest.live;

import static io.github.ibkringest.live.LiveDay.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.broker.fake.FakeExecution;
import io.github.ibkringest.broker.fake.FakeOrder;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A combination: one order with a sum beside its legs live, an order a leg in statements. */
class ComboOrdersTest {

    private static final String OTHER_CON_ID = "900100002";

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    private LiveDay day;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
        day = new LiveDay(folder);
    }

    private static FakeOrder combo() {
        return FakeOrder.live("9001")
                .attribute("symbol", "NWND")
                .attribute("secType", "BAG")
                .attribute("currency", "USD")
                .attribute("comboLegs", "900100001|1,900100002|-1")
                .buy("10");
    }

    private static FakeExecution leg(String number, String conId, String symbol) {
        return LiveDay.filled(number, "9001", "10").stock(conId, symbol);
    }

    private static Row otherLeg() {
        return trade("22", "802", "-10")
                .with("conid", OTHER_CON_ID)
                .with("symbol", "ACMX")
                .with("buySell", "SELL");
    }

    @Test
    void shouldBeAParentWithItsLegsInWhateverOrderItIsTold() throws IOException {
        List<Path> files = List.of(
                day.told("18:30:00", List.of("9001"), combo().state(OrderStatus.WORKING, "Submitted")),
                day.told(
                        "18:40:00",
                        null,
                        LiveDay.filled("20", "9001", "10")
                                .without("conId")
                                .attribute("secType", "BAG")
                                .kind(ExecutionKind.COMBO_SUMMARY),
                        leg("21", "900100001", "NWND"),
                        leg("22", OTHER_CON_ID, "ACMX").sell("10", "42.50")),
                day.told(
                        "18:41:00",
                        List.of(),
                        combo().state(OrderStatus.FILLED, "Filled").attribute("filledQuantity", "10")),
                day.statement(trade("21", "801", "10"), otherLeg()));

        List<String> wanted = null;
        for (List<Path> order : OneOrderTest.permutations(files)) {
            INGESTOR.empty();
            order.forEach(INGESTOR::sync);
            assertThat(orders())
                    .as(order.toString())
                    .containsExactly(
                            "F:801 FILLED_OR_PARTIAL 10, leg of P:9001, 1 fills",
                            "F:802 FILLED_OR_PARTIAL 10, leg of P:9001, 1 fills",
                            "P:9001 FILLED 10, 0 fills");
            assertThat(positions()).as(order.toString()).containsExactly("ACMX -10", "NWND 10");
            EventReplay.agreesWith(INGESTOR.jdbc());
            wanted = wanted == null ? INGESTOR.digest() : wanted;
            assertThat(INGESTOR.digest()).as(order.toString()).containsExactlyElementsOf(wanted);
            String before = INGESTOR.writes();
            order.forEach(INGESTOR::sync);
            assertThat(INGESTOR.writes()).as(order.toString()).isEqualTo(before);
        }
    }

    /** Before a statement tells of its legs. */
    @Test
    void shouldCountItsLegsButNotTheirSum() {
        INGESTOR.sync(day.told(
                "18:40:00",
                null,
                LiveDay.filled("20", "9001", "10")
                        .without("conId")
                        .attribute("secType", "BAG")
                        .kind(ExecutionKind.COMBO_SUMMARY),
                leg("21", "900100001", "NWND"),
                leg("22", OTHER_CON_ID, "ACMX").sell("10", "42.50")));

        assertThat(positions()).containsExactly("ACMX -10", "NWND 10");
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select kind || ' ' || is_effective || ' ' || (order_id is not null)"
                                        + " from trading.execution order by exec_key",
                                String.class))
                .containsExactly("COMBO_SUMMARY false true", "FILL true true", "FILL true true");
        assertThat(new Overview(INGESTOR.jdbc()).list(Loose.WITHOUT_CONTRACT))
                .as("the sum has none, and nobody can do anything about it")
                .isEmpty();
    }

    /** Ten of a combination are ten of each leg, not as many as its legs together. */
    @Test
    void shouldBeFilledAsItWasOrdered() {
        INGESTOR.sync(day.told(
                "18:40:00",
                null,
                leg("21", "900100001", "NWND"),
                leg("22", OTHER_CON_ID, "ACMX").sell("10", "42.50")));
        INGESTOR.sync(day.told(
                "18:41:00",
                List.of(),
                combo().state(OrderStatus.FILLED, "Filled").attribute("filledQuantity", "10")));

        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select ordered || ' ordered, ' || filled || ' filled in ' || fills from trading.order_quality",
                                String.class))
                .isEqualTo("10 ordered, 10 filled in 2");
    }

    private static List<String> orders() {
        return INGESTOR.jdbc().queryForList("""
                        select o.order_key || ' ' || o.status || coalesce(' ' || trim_scale(o.filled_quantity), '')
                               || coalesce(', leg of ' || k.order_key, '') || ', ' || count(e.id) || ' fills'
                        from trading.effective_order o
                        left join trading.trade_order k on k.id = o.combo_id
                        left join trading.effective_execution e on e.order_id = o.id
                        group by o.id, o.order_key, o.status, o.filled_quantity, k.order_key
                        order by o.order_key""", String.class);
    }

    private static List<String> positions() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select symbol || ' ' || quantity from trading.position_by_contract where quantity <> 0 order by 1",
                        String.class);
    }
}
