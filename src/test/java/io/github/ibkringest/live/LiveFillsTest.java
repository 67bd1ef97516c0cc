package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Executions that a gateway pushes, in the database. One program for all tests, each with orders of its own. */
class LiveFillsTest {

    @RegisterExtension
    static final ServedGateway SERVED = new ServedGateway();

    /** Case 9, 10: a cost comes long after, before, or without its execution. */
    @Test
    void shouldJoinCostsInEitherOrder() throws IOException {
        FakeOrder order = FakeOrder.of("9200").client(3, 601);
        FakeFill early =
                FakeFill.of(order, "0000e0d5.69dd9200.01.01", "1", "10").commission("0.35", "USD");
        FakeFill never = FakeFill.of(order, "0000e215.5f7e7752.01.01", "1", "10");
        SERVED.push(frames -> frames.commission(early), frames -> frames.commission(never));
        SERVED.push(frames -> frames.execution(-1, early));
        LiveServing.until(
                "both are one",
                () -> SERVED.execution(early.execId(), "commission").equals("0.35"));
        assertThat(SERVED.execution(never.execId(), "1")).isEqualTo("none");
    }

    /** Case 2, 7: the fill comes before anything else is heard of its order. */
    @Test
    void shouldLinkAFillToTheOrderThatIsToldLater() throws IOException {
        FakeOrder order = FakeOrder.of("9300").client(3, 602);
        FakeFill fill = FakeFill.of(order, "0000e0d5.69dd9300.02.01", "30", "10");
        SERVED.push(frames -> frames.execution(-1, fill));
        LiveServing.until(
                "it is stored",
                () -> SERVED.execution(fill.execId(), "quantity").equals("30"));
        order.fill("30", "10");
        SERVED.push(frames -> frames.openOrder(order), frames -> frames.status(order));
        SERVED.awaitOrder("9300", "PARTIALLY_FILLED 30 of 100");
        assertThat(SERVED.execution(fill.execId(), "order_id is not null")).isEqualTo("true");
    }

    /** An order is missed, and in the same reading executions come that nobody knows. */
    @Test
    void shouldMissAnOrderAlthoughOtherThingsAreNews() throws IOException {
        FakeOrder order = SERVED.book().open(FakeOrder.of("9671"));
        SERVED.awaitOrder("9671", "WORKING 0 of 100");
        FakeOrder other = FakeOrder.of("9672").fill("5", "10");
        for (int i = 0; i < 200; i++) {
            SERVED.book().executed(FakeFill.of(other, "0000e0d5.69dd9672." + i + ".01", "5", "10"));
            if (i == 20) {
                SERVED.book().forget(order);
            }
        }
        String unseen =
                "select count(*) from trading.trade_order where order_key = 'P:9671' and not_seen_since is not null";
        LiveServing.until("it is missed", () -> SERVED.store().count(unseen) == 1);
    }

    /** Case 11: shares are exact. */
    @Test
    void shouldKeepFractionsOfShares() throws IOException {
        FakeOrder order = FakeOrder.of("9500").buy("1.1404");
        FakeFill one = FakeFill.of(order, "0000e0d5.69dd9500.01.01", "1.0", "309.16");
        FakeFill two = FakeFill.of(order, "0000e0d5.69dd9500.02.01", "0.1404", "309.16");
        SERVED.push(frames -> frames.execution(-1, one), frames -> frames.execution(-1, two));
        LiveServing.until(
                "both are there",
                () -> SERVED.execution(two.execId(), "quantity").equals("0.1404"));
        assertThat(
                        SERVED.store()
                                .one(
                                        String.class,
                                        "select sum(signed_quantity)::text from trading.execution where ibkr_exec_id like '%69dd9500%'"))
                .isEqualTo("1.1404");
    }

    /** Case 1: of a combo each leg counts, and its sum does not. */
    @Test
    void shouldCountTheLegsOfACombo() throws IOException {
        FakeContract call = FakeContract.option("909446204", "12.5", "C");
        FakeContract put = FakeContract.option("909503909", "10", "P");
        FakeOrder order = FakeOrder.of("9600").on(FakeContract.combo("909446204|1|SELL", "909503909|1|BUY"));
        FakeFill sum = FakeFill.of(order, "0000e0d5.69dd9600.01.01", "2", "-0.4");
        FakeFill sold =
                FakeFill.of(order, "0000e0d5.69dd9600.02.01", "2", "0.9").on(call, "SELL");
        FakeFill bought =
                FakeFill.of(order, "0000e0d5.69dd9600.03.01", "2", "0.5").on(put, "BUY");
        SERVED.push(
                frames -> frames.openOrder(order),
                frames -> frames.execution(-1, sum),
                frames -> frames.execution(-1, sold),
                frames -> frames.execution(-1, bought));
        LiveServing.until(
                "all are there", () -> SERVED.execution(bought.execId(), "kind").equals("FILL"));
        assertThat(SERVED.execution(sum.execId(), "kind")).isEqualTo("COMBO_SUMMARY");
        assertThat(SERVED.store().jdbc().queryForList("""
                        select con_id || ' ' || trim_scale(quantity) from trading.position_by_contract
                        where con_id in ('909446204', '909503909') or con_id = '28812380' order by 1""", String.class))
                .containsExactly("909446204 -2", "909503909 2");
    }

    /** Case 28: the sum of an adviser's order is told first, its allocations after it; these count. */
    @Test
    void shouldCountAllocationsAndNotTheirSum() throws IOException {
        FakeContract future = FakeContract.future();
        FakeOrder order = FakeOrder.of("9650").account("DF9000000").on(future);
        FakeFill sum =
                FakeFill.of(order, "0000e0d5.69dd9650.01.01", "100", "10").account("DF9000000");
        FakeFill one = FakeFill.of(order, "0000e0d5.69dd9650.02.01", "60", "10").account("DU9000002");
        FakeFill two = FakeFill.of(order, "0000e0d5.69dd9650.03.01", "40", "10").account("DU9000003");
        SERVED.push(frames -> frames.openOrder(order), frames -> frames.execution(-1, sum));
        LiveServing.until(
                "the sum is there",
                () -> SERVED.execution(sum.execId(), "quantity").equals("100"));
        SERVED.push(frames -> frames.execution(-1, one), frames -> frames.execution(-1, two));
        LiveServing.until(
                "both are there",
                () -> SERVED.execution(two.execId(), "quantity").equals("40")
                        && SERVED.execution(one.execId(), "quantity").equals("60"));
        LiveServing.until(
                "the sum counts no more",
                () -> SERVED.store()
                        .one(
                                String.class,
                                "select string_agg(account || ' ' || trim_scale(quantity), ', ' order by account)"
                                        + " from trading.position_by_contract where quantity <> 0 and con_id = ?",
                                future.conId())
                        .equals("DU9000002 60, DU9000003 40"));
    }

    /** Case 13: a time with a dash is UTC, whatever the zone of the gateway. */
    @Test
    void shouldReadTimesInEveryForm() throws IOException {
        FakeOrder order = FakeOrder.of("9660");
        FakeFill dash = FakeFill.of(order, "0000e0d5.69dd9660.01.01", "1", "10").at("20260824-20:00:12");
        FakeFill chicago =
                FakeFill.of(order, "0000e0d5.69dd9660.02.01", "1", "10").at("20260824 15:50:07 US/Central");
        FakeFill own = FakeFill.of(order, "0000e0d5.69dd9660.03.01", "1", "10").at("20260824  16:00:12");
        SERVED.push(
                frames -> frames.execution(-1, dash),
                frames -> frames.execution(-1, chicago),
                frames -> frames.execution(-1, own));
        LiveServing.until(
                "all are there", () -> SERVED.execution(own.execId(), "1").equals("1"));
        String utc = "executed_at at time zone 'UTC'";
        assertThat(SERVED.execution(dash.execId(), utc)).isEqualTo("2026-08-24 20:00:12");
        assertThat(SERVED.execution(chicago.execId(), utc)).isEqualTo("2026-08-24 20:50:07");
        assertThat(SERVED.execution(own.execId(), utc)).isEqualTo("2026-08-24 20:00:12");
    }
}
