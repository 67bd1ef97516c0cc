package io.github.ibkringest.fold.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OptionEventType;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each column takes its value from where its name says: every value of a record is another one, so that two that are
 * swapped show. That the tables have these columns, and no others that nobody writes, is in {@code RowColumnsTest}.
 */
class RowTypesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 17);
    private static final Instant MOMENT = Instant.parse("2026-07-17T18:30:05Z");
    private static final BrokerTime TIME = new BrokerTime(MOMENT, DAY, BrokerTime.Precision.SECOND, "20260717;143005");
    private static final BrokerTime EARLIER =
            new BrokerTime(Instant.EPOCH, DAY.minusDays(1), BrokerTime.Precision.SECOND, "early");
    private static final ContractData CONTRACT = new ContractData(
            "101", "OPT", null, "ACMX  P", null, null, null, null, null, null, "CHF", null, null, null, null, "99",
            null);

    private static BigDecimal number(int number) {
        return BigDecimal.valueOf(number);
    }

    private static <T> Map<String, Object> values(RowType<T> type, T data) {
        Map<String, Object> values = new LinkedHashMap<>();
        Object[] all = type.values(data);
        for (int i = 0; i < all.length; i++) {
            values.put(type.columns().get(i).name(), all[i]);
        }
        return values;
    }

    private static ExecutionData execution(BrokerTime executedAt, LocalDate tradeDate, List<String> codes) {
        return new ExecutionData(
                "U1",
                new ExecutionData.Ids(
                        "X:a", "part", "a", "group", 2, "tx", "trade", "origTx", "origTrade", "7", "6", "mine", "9001"),
                ExecutionKind.FILL,
                "ExchTrade",
                CONTRACT,
                Side.SELL,
                number(2),
                number(-2),
                number(3),
                new ExecutionData.Amounts(
                        "USD", number(4), "EUR", number(5), number(6), number(7), number(8), number(9), number(10)),
                executedAt,
                tradeDate,
                DAY.plusDays(1),
                DAY.plusDays(3),
                "CLOSE",
                codes,
                "CBOE2",
                "LIMIT",
                EARLIER,
                true,
                false,
                false);
    }

    @Test
    void shouldLayOutExecutions() {
        ExecutionData data = execution(TIME, DAY, List.of("P"));
        assertThat(values(ExecutionRows.TYPE, data))
                .containsExactly(
                        entry("exec_key", "X:a"),
                        entry("ibkr_exec_id", "a"),
                        entry("exec_group", "group"),
                        entry("exec_revision", 2),
                        entry("transaction_id", "tx"),
                        entry("trade_id", "trade"),
                        entry("kind", "FILL"),
                        entry("kind_text", "ExchTrade"),
                        entry("orig_transaction_id", "origTx"),
                        entry("orig_trade_id", "origTrade"),
                        entry("ibkr_order_id", "7"),
                        entry("brokerage_order_id", "6"),
                        entry("order_reference", "mine"),
                        entry("perm_id", "9001"),
                        entry("con_id", "101"),
                        entry("symbol", "ACMX  P"),
                        entry("side", "SELL"),
                        entry("quantity", number(2)),
                        entry("signed_quantity", number(-2)),
                        entry("price", number(3)),
                        entry("currency", "USD"),
                        entry("commission", number(4)),
                        entry("commission_currency", "EUR"),
                        entry("taxes", number(5)),
                        entry("proceeds", number(6)),
                        entry("net_cash", number(7)),
                        entry("accrued_interest", number(8)),
                        entry("realized_pnl", number(9)),
                        entry("fx_rate_to_base", number(10)),
                        entry("executed_at", MOMENT),
                        entry("executed_at_text", "20260717;143005"),
                        entry("time_precision", "SECOND"),
                        entry("trade_date", DAY),
                        entry("report_date", DAY.plusDays(1)),
                        entry("settle_date", DAY.plusDays(3)),
                        entry("open_close", "CLOSE"),
                        entry("codes", List.of("P")),
                        entry("exchange", "CBOE2"),
                        entry("order_type", "LIMIT"),
                        entry("order_submitted_at", Instant.EPOCH));
        assertThat(ExecutionRows.TYPE.dataset()).isEqualTo(Dataset.EXECUTIONS);
        assertThat(ExecutionRows.TYPE.key().apply(data)).isEqualTo("X:a");
        assertThat(ExecutionRows.TYPE.part().apply(data)).isEqualTo(Part.named("part"));
        assertThat(ExecutionRows.TYPE.contract().apply(data)).isEqualTo(CONTRACT);
    }

    @Test
    void shouldLeaveEmptyWhatAnExecutionDoesNotSay() {
        ExecutionData bare = execution(null, null, List.of());
        assertThat(values(ExecutionRows.TYPE, bare))
                .containsEntry("codes", null)
                .containsEntry("executed_at", null)
                .containsEntry("executed_at_text", null)
                .containsEntry("time_precision", null);
        assertThat(ExecutionRows.TYPE.day().apply(bare)).isNull();
        assertThat(ExecutionRows.TYPE.day().apply(execution(EARLIER, null, List.of())))
                .isEqualTo(DAY.minusDays(1));
        assertThat(ExecutionRows.TYPE.day().apply(execution(EARLIER, DAY, List.of())))
                .isEqualTo(DAY);
    }

    private static OrderData order(Side side) {
        return new OrderData(
                "U1",
                "7",
                "9001",
                new OrderDay(DAY.plusDays(1), DAY, null),
                CONTRACT,
                OrderStatus.FILLED,
                side,
                "LIMIT",
                "LMT",
                "GTC",
                number(1),
                number(2),
                number(3),
                number(4),
                number(5),
                number(6),
                "EUR",
                "mine",
                EARLIER,
                TIME,
                DAY,
                new OrderData.Life(
                        number(7), "Filled", "none", "9000", "70", "oca", "20260831", "me", "3", "71", "1|1"));
    }

    @Test
    void shouldLayOutOrders() {
        OrderData order = order(Side.BUY);
        assertThat(values(OrderRows.TYPE, order))
                .containsExactly(
                        entry("order_key", "F:7"),
                        entry("ibkr_order_id", "7"),
                        entry("perm_id", "9001"),
                        entry("con_id", "101"),
                        entry("symbol", "ACMX  P"),
                        entry("status", "FILLED"),
                        entry("status_text", "Filled"),
                        entry("status_reason", "none"),
                        entry("order_type", "LIMIT"),
                        entry("order_type_text", "LMT"),
                        entry("time_in_force", "GTC"),
                        entry("side", "BUY"),
                        entry("quantity", number(1)),
                        entry("filled_quantity", number(2)),
                        entry("remaining_quantity", number(7)),
                        entry("limit_price", number(3)),
                        entry("stop_price", number(4)),
                        entry("average_price", number(5)),
                        entry("currency", "CHF"),
                        entry("commission", number(6)),
                        entry("commission_currency", "EUR"),
                        entry("order_reference", "mine"),
                        entry("submitted_at", Instant.EPOCH),
                        entry("submitted_at_text", "early"),
                        entry("updated_at", MOMENT),
                        entry("trade_date", DAY),
                        entry("good_till_date", "20260831"),
                        entry("oca_group", "oca"),
                        entry("parent_perm_id", "9000"),
                        entry("parent_client_order_id", "70"),
                        entry("submitter", "me"),
                        entry("client_id", "3"),
                        entry("client_order_id", "71"),
                        entry("combo_legs", "1|1"));
        assertThat(values(OrderRows.TYPE, order(null))).containsEntry("side", null);
        assertThat(OrderRows.TYPE.key().apply(order)).isEqualTo("F:7");
        assertThat(OrderRows.TYPE.part().apply(order))
                .isEqualTo(Part.of(Leg.of(order.contract()), DAY.plusDays(1), DAY, null));
        assertThat(OrderRows.TYPE.contract().apply(order)).isEqualTo(CONTRACT);
        assertThat(OrderRows.TYPE.day().apply(order)).isEqualTo(DAY);
    }

    private static OptionEventData event(BrokerTime at) {
        return new OptionEventData(
                "U1",
                "E:8",
                "8",
                OptionEventType.ASSIGNMENT,
                "Assigned",
                CONTRACT,
                DAY,
                at,
                number(1),
                number(2),
                number(3),
                number(4),
                number(5),
                number(6),
                number(7),
                number(8));
    }

    @Test
    void shouldLayOutOptionEvents() {
        OptionEventData event = event(TIME);
        assertThat(values(OptionEventRows.TYPE, event))
                .containsExactly(
                        entry("event_key", "E:8"),
                        entry("con_id", "101"),
                        entry("symbol", "ACMX  P"),
                        entry("event_type", "ASSIGNMENT"),
                        entry("event_type_text", "Assigned"),
                        entry("event_ts", MOMENT),
                        entry("event_date", DAY),
                        entry("time_precision", "SECOND"),
                        entry("trade_id", "8"),
                        entry("quantity", number(1)),
                        entry("price", number(2)),
                        entry("mark_price", number(3)),
                        entry("proceeds", number(4)),
                        entry("commission_and_tax", number(5)),
                        entry("cost_basis", number(6)),
                        entry("realized_pnl", number(7)),
                        entry("currency", "CHF"),
                        entry("fx_rate_to_base", number(8)),
                        entry("underlying_con_id", "99"));
        assertThat(values(OptionEventRows.TYPE, event(null)))
                .containsEntry("event_ts", null)
                .containsEntry("time_precision", null);
        assertThat(OptionEventRows.TYPE.key().apply(event)).isEqualTo("E:8");
        assertThat(OptionEventRows.TYPE.part().apply(event)).isEqualTo(Part.WHOLE);
        assertThat(OptionEventRows.TYPE.contract().apply(event)).isEqualTo(CONTRACT);
        assertThat(OptionEventRows.TYPE.day().apply(event)).isEqualTo(DAY);
    }
}
