package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway does not tell ends, cancels and removes nothing that is stored. */
class GatewayRefusalsTest extends CommandTestSupport {

    private static final String STATE = """
            select 'order ' || o.order_key || ' ' || o.status || ' ' || o.filled_quantity
                   || coalesce(' not seen since ' || o.not_seen_since, '') from trading.trade_order o
            union all
            select 'execution ' || e.exec_key || ' ' || e.signed_quantity || ' ' || e.commission || ' ' || e.is_effective
            from trading.execution e
            order by 1
            """;

    private final FakeOrder working =
            FakeOrder.of("9001").client(0, 0).type("LMT", "10.5", "0.0").fill("40", "10.25");
    private final FakeOrder ended =
            FakeOrder.of("9002").status("Cancelled").completed("20260415 11:00:11 US/Eastern", "Cancelled by Trader");
    private final FakeFill fill = FakeFill.of(working, "0000e0d5.69dd7411.01.01", "40", "10.25");
    private List<String> stored;

    @BeforeEach
    void store() throws IOException {
        assertThat(sync(all()).exitCode()).isZero();
        stored = state();
        assertThat(stored).hasSize(3);
    }

    private Scenario all() {
        return Scenario.at(200).openOrders(working).completedOrders(ended).executions(fill);
    }

    private Outcome sync(Scenario scenario) throws IOException {
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            set("gateway.port", String.valueOf(gateway.port()));
            return run("sync");
        }
    }

    private static List<String> state() {
        return STORE.jdbc().queryForList(STATE, String.class);
    }

    /** Cases 6 (a filter that is no account) and 16 (another request is pending), and what a gateway may answer beside that. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7  | 321 | Error validating request: Invalid account code IB-U123 | executions refused | 2",
                "7  | 322 | Duplicate ticker id | executions unknown | 5",
                "99 | 322 | Error processing request: There is another pending request | completed orders unknown | 5",
                "16 | 320 | Error reading request. Unable to parse data. | open orders unknown | 5",
                "99 | 320 | Error reading request. Unable to parse data. | completed orders unknown | 5",
                "16 | 103 | Duplicate order id | open orders unknown | 5",
            })
    void shouldConcludeNothingFromARequestThatFails(String request, int code, String text, String outcome, int exitCode)
            throws IOException {
        Outcome second = sync(all().refuse(request, code, text));

        assertThat(second.exitCode()).as(second.err()).isEqualTo(exitCode);
        assertThat(second.lines()).contains("gateway: " + outcome);
        assertThat(second.err()).contains(text);
        assertThat(state()).isEqualTo(stored);
    }

    /** Codes that clients make for themselves; a proxy that forwards one must not hinder anything. */
    @ParameterizedTest
    @ValueSource(ints = {501, 502, 503, 504, 505, 506, 507, 508, 509})
    void shouldNotBeHinderedByCodesOfClients(int code) throws IOException {
        Outcome second = sync(all().on(
                        "7",
                        (request, connection) -> connection.send(List.of(
                                connection.frames().notice(-1, code, "of a client"),
                                connection.frames().execution(Scenario.id(request), fill),
                                connection.frames().commission(fill),
                                connection.frames().executionsEnd(Scenario.id(request))))));

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.lines()).contains("gateway: executions complete");
        assertThat(state()).isEqualTo(stored);
    }

    /** The payload of the first account is no newer list for the second. */
    @Test
    void shouldMissOrdersOfEachAccount() throws IOException {
        Scenario all = Scenario.at(200).accounts("DU9000001,DU9000002,DU9000003");
        FakeOrder one = FakeOrder.of("9011");
        FakeOrder two = FakeOrder.of("9012").account("DU9000002");
        FakeOrder three = FakeOrder.of("9013").account("DU9000003");
        assertThat(sync(all.openOrders(one, two, three)).exitCode()).isZero();
        assertThat(sync(all.openOrders().completedOrders(ended)).exitCode()).isZero();
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select order_key from trading.trade_order where not_seen_since is not null order by 1",
                                String.class))
                .containsExactly("P:9001", "P:9011", "P:9012", "P:9013");
    }
}
