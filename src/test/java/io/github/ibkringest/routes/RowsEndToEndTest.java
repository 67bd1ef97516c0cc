package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.book;
import static io.github.ibkringest.broker.fake.FakeExecution.cancel;
import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.assignment;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.delivery;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.expiration;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows of each dataset and the links between them, from a fake broker into a real PostgreSQL. */
class RowsEndToEndTest extends EndToEndSupport {

    @Test
    void shouldStoreOrders() {
        broker("U10")
                .with(
                        order("o1").buy("100").limit("10.50"),
                        order("o2").sell("7").filled("7", "99.125"));

        RunReport report = run(Dataset.ORDERS, "U10");

        assertConserved(report, 2, 2, 0, 0, 0);
        Map<String, Object> first = row("trade_order", "ibkr_order_id", "o1");
        assertThat(first)
                .containsEntry("side", "BUY")
                .containsEntry("status", "WORKING")
                .containsEntry("order_type", "LIMIT")
                .containsEntry("con_id", "265598")
                .containsEntry("source", "fake");
        assertThat(first.get("limit_price")).hasToString("10.50");
        assertThat(row("trade_order", "ibkr_order_id", "o2"))
                .containsEntry("side", "SELL")
                .containsEntry("status", "FILLED")
                .hasEntrySatisfying("average_price", price -> assertThat(price).hasToString("99.125"));
    }

    @Test
    void shouldStoreExecutionsAndLinkThemToOrders() {
        broker("U20")
                .with(
                        order("o20").buy("30"),
                        fill("x20.01").order("o20").buy("10", "10.25").commission("0.35"),
                        fill("x21.01").order("o21").sell("20", "11"),
                        book("t22").buy("5", "0"));

        sync(everything());

        assertThat(row("execution", "exec_key", "X:x20.01"))
                .containsEntry("side", "BUY")
                .containsEntry("is_effective", true)
                .containsEntry(
                        "order_id", row("trade_order", "ibkr_order_id", "o20").get("id"))
                .hasEntrySatisfying("price", price -> assertThat(price).hasToString("10.25"))
                .hasEntrySatisfying("commission", cost -> assertThat(cost).hasToString("0.35"))
                .hasEntrySatisfying(
                        "signed_quantity", quantity -> assertThat(quantity).hasToString("10"));
        Map<String, Object> derived = row("trade_order", "ibkr_order_id", "o21");
        assertThat(row("execution", "exec_key", "X:x21.01")).containsEntry("order_id", derived.get("id"));
        assertThat(derived)
                .containsEntry("feed", "executions")
                .containsEntry("status", "FILLED_OR_PARTIAL")
                .hasEntrySatisfying(
                        "filled_quantity", filled -> assertThat(filled).hasToString("20"));
        assertThat(row("execution", "exec_key", "T:Bt22")).containsEntry("order_id", null);
        assertThat(position("U20", "265598")).isEqualTo("-5");
        assertThat(STORE.count("select count(*) from trading.execution where contract_id is null"))
                .isZero();
    }

    @Test
    void shouldLinkExecutionsToAnOrderThatComesLater() {
        FakeBroker broker = broker("U30").with(fill("x30.01").order("o30").attribute("kind", "FILL"));
        run(Dataset.EXECUTIONS, "U30");
        broker.with(order("o30").buy("100").limit("9")).asOf("2026-07-18T04:00:00Z");

        RunReport report = run(Dataset.ORDERS, "U30");

        assertThat(report.status()).isEqualTo(RunReport.Status.SUCCEEDED);
        Map<String, Object> described = row("trade_order", "ibkr_order_id", "o30");
        assertThat(described).containsEntry("feed", "fake").containsEntry("order_type", "LIMIT");
        assertThat(row("execution", "exec_key", "X:x30.01")).containsEntry("order_id", described.get("id"));
        assertThat(STORE.count("select count(*) from trading.trade_order where ibkr_order_id = 'o30'"))
                .isEqualTo(1);
    }

    @Test
    void shouldLetRevisionsAndCancelsDecideWhatCounts() {
        broker("U40")
                .with(
                        fill("x40.01").buy("10", "10"),
                        fill("x40.02").buy("12", "10"),
                        fill("x41.01").transaction("41").buy("5", "10"),
                        cancel("42", "41").buy("5", "10"),
                        cancel("43", "404").buy("3", "10"));

        assertConserved(run(Dataset.EXECUTIONS, "U40"), 5, 5, 0, 0, 0);

        assertThat(STORE.jdbc()
                        .queryForList(
                                "select exec_key from trading.effective_execution e join trading.broker_account a"
                                        + " on a.id = e.account_id where a.code = 'U40' order by 1",
                                String.class))
                .containsExactly("T:43", "X:x40.02");
        assertThat(row("execution", "exec_key", "X:x40.01"))
                .containsEntry(
                        "superseded_by",
                        row("execution", "exec_key", "X:x40.02").get("id"));
        assertThat(position("U40", "265598")).isEqualTo("9");
    }

    @Test
    void shouldStoreOptionEventsAndLinkThem() {
        broker("U50")
                .with(
                        book("t50").option("777", "AAPL P180", "265598", "AAPL").at("2026-07-16T20:20:00Z"),
                        assignment("t50")
                                .option("777", "AAPL P180", "265598", "AAPL")
                                .quantity("1"),
                        delivery("t51").stock("265598", "AAPL").quantity("100"),
                        expiration("t52").option("778", "AAPL C190", "265598", "AAPL"));

        sync(everything());

        Map<String, Object> assigned = row("option_event", "event_key", "E:t50");
        Map<String, Object> booking = row("execution", "exec_key", "T:Bt50");
        assertThat(assigned)
                .containsEntry("event_type", "ASSIGNMENT")
                .containsEntry("booking_execution_id", booking.get("id"))
                .containsEntry("event_ts", booking.get("executed_at"));
        assertThat(assigned.get("instrument_id")).isNotNull();
        assertThat(row("ibkr_contract", "con_id", "777"))
                .containsEntry("id", assigned.get("contract_id"))
                .containsEntry(
                        "underlying_contract_id",
                        row("ibkr_contract", "con_id", "265598").get("id"));
        assertThat(row("option_event", "event_key", "E:t51")).containsEntry("parent_event_id", assigned.get("id"));
        assertThat(row("option_event", "event_key", "E:t52"))
                .containsEntry("event_type", "EXPIRATION")
                .containsEntry("booking_execution_id", null);
    }
}
