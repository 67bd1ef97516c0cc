package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code sync --source gateway}: one sitting with a gateway on this machine, into the database. */
class GatewaySyncTest extends CommandTestSupport {

    private static final String READ_ONLY =
            "Error validating request.-'aa' : cause - The API interface is currently in Read-Only mode.";

    private final FakeOrder working =
            FakeOrder.of("9001").client(0, 0).type("LMT", "10.5", "0.0").fill("40", "10.25");
    private final FakeOrder ended = FakeOrder.of("9002")
            .status("Cancelled")
            .completed("20260415 11:00:11 US/Eastern", "Rejected by System:\nno market data");
    private final FakeFill fill = FakeFill.of(working, "0000e0d5.69dd7411.01.01", "40", "10.25");

    private Scenario all() {
        return Scenario.at(200).openOrders(working).completedOrders(ended).executions(fill);
    }

    private Outcome sync(FakeGateway gateway, String... arguments) {
        set("gateway.port", String.valueOf(gateway.port()));
        return run("sync", arguments);
    }

    @Test
    void shouldStoreWhatAGatewayTellsAndWriteNothingTheSecondTime() throws IOException {
        try (FakeGateway gateway = FakeGateway.start(all())) {
            Outcome first = sync(gateway);

            assertThat(first.exitCode()).as(first.err() + first.out()).isZero();
            assertThat(first.lines())
                    .contains(
                            "gateway: open orders complete",
                            "gateway: completed orders complete",
                            "gateway: executions complete");
            assertThat(run("status").out())
                    .contains(
                            "1 execution is told by a gateway alone so far; a confirmation or statement will confirm it");
            assertThat(STORE.jdbc()
                            .queryForList(
                                    "select status || ' ' || quantity || ' ' || coalesce(filled_quantity, 0) || ' '"
                                            + " || order_type || ' ' || coalesce(limit_price, 0)"
                                            + " from trading.trade_order order by 1",
                                    String.class))
                    .containsExactly("PARTIALLY_FILLED 100 40 LIMIT 10.5", "REJECTED 100 0 LIMIT 10.5");
            assertThat(STORE.jdbc().queryForMap("""
                            select side, quantity::text, price::text, commission::text, commission_currency,
                              executed_at at time zone 'UTC' || '' as executed_at, symbol, is_effective
                            from trading.execution"""))
                    .containsAllEntriesOf(Map.of(
                            "side", "BUY",
                            "quantity", "40",
                            "price", "10.25",
                            "commission", "1.000003",
                            "commission_currency", "USD",
                            "executed_at", "2026-08-25 18:11:30",
                            "symbol", "AAPL",
                            "is_effective", true));
            assertThat(STORE.count("select count(*) from trading.option_event")).isZero();
            assertThat(STORE.jdbc().queryForList("select distinct dataset from trading.run order by 1", String.class))
                    .as("option events are left out, which is no failure and no gap")
                    .containsExactly("executions", "orders");
            assertThat(STORE.count("select count(*) from trading.coverage")).isZero();
            assertThat(run("status").out())
                    .contains("option-events: not told yet: it comes with statements, not from a gateway")
                    .contains("a gateway completes none")
                    .doesNotContain("sync again");
            Map<String, Long> before = writes();

            Outcome second = sync(gateway);

            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(writes()).isEqualTo(before);
        }
    }

    /** What was ever written, but for the frames: these are kept each time, for they came at another time. */
    private static Map<String, Long> writes() {
        Map<String, Long> writes = new TreeMap<>(STORE.writes());
        writes.keySet().removeIf(table -> table.startsWith("raw_payload") || table.startsWith("payload_"));
        return writes;
    }

    @Test
    void shouldSayWhichBoxRefusesAndStoreTheRest() throws IOException {
        Scenario scenario = all().refuse("16", 321, READ_ONLY).refuse("99", 321, READ_ONLY);
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            Outcome outcome = sync(gateway);

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
            assertThat(outcome.err()).contains("Read-Only API", "Untick it");
            assertThat(outcome.lines()).contains("gateway: open orders refused", "gateway: executions complete");
            assertThat(STORE.count("select count(*) from trading.execution")).isEqualTo(1);
            assertThat(STORE.jdbc()
                            .queryForList(
                                    "select dataset || ' ' || status from trading.run where error is not null",
                                    String.class))
                    .containsExactly("orders failed");
        }
    }

    @Test
    void shouldNotTakeAnAbsentEndForNothing() throws IOException {
        Scenario scenario = all().on("7", (request, connection) -> connection.close());
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            Outcome outcome = sync(gateway);

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(5);
            assertThat(outcome.lines()).contains("gateway: completed orders complete", "gateway: executions unknown");
            assertThat(outcome.err()).contains("before all executions were told");
            assertThat(STORE.count("select count(*) from trading.trade_order where status = 'REJECTED'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldAskForOneDatasetOnly() throws IOException {
        try (FakeGateway gateway = FakeGateway.start(all())) {
            Outcome outcome = sync(gateway, "executions");

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(gateway.connections().get(0).requests().stream().map(request -> request.get(0)))
                    .contains("7")
                    .doesNotContain("16", "99");
            assertThat(STORE.jdbc().queryForList("select distinct dataset from trading.run", String.class))
                    .containsExactly("executions");
            assertThat(sync(gateway, "option-events").err()).contains("no option events");
        }
    }

    @Test
    void shouldEndWithFiveWhenNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        set("gateway.port", String.valueOf(port));

        Outcome outcome = run("sync");

        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.err()).contains("cannot be reached", "Enable ActiveX and Socket Clients");
    }

    @Test
    void shouldStoreNothingOfAnotherLoginThanExpected() throws IOException {
        set("gateway.environment", "live");
        try (FakeGateway gateway = FakeGateway.start(all())) {
            Outcome outcome = sync(gateway);

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("should be live", "paper account DU9000001", "Nothing was stored");
            assertThat(rows()).isEmpty();
            assertThat(STORE.count("select count(*) from trading.broker_account"))
                    .isZero();
        }
    }

    @Test
    void shouldRefuseWrongSettingsWithASentence() {
        set("gateways", "live,Paper,host");
        set("gateway.live.client-id", "0");
        set("gateway.live.environment", "real");
        set("gateway.live.zone", "Mars");
        set("gateway.live.restart-time", "noon");
        set("gateway.live.reread-interval", "1s");
        set("gateway.demo.port", "4002");

        Outcome outcome = run("sync");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "gateways=Paper must be a name of small letters",
                        "gateways=host must be a name",
                        "gateway.live.environment=real must be live or paper",
                        "gateway.live.port is missing",
                        "gateway.live.zone=Mars is no time zone",
                        "gateway.live.restart-time=noon is no time of day; write one like 05:30",
                        "gateway.live.reread-interval=1s is no duration of 10s or more",
                        "name its gateway with gateways=live,Paper,host,demo");
        set("gateway.live.port", "4001");
        assertThat(run("sync").err()).contains("gateway.live.client-id: The client id is 0.");
    }

    /** What cannot be read lies in quarantine, beside all that can. */
    @Test
    void shouldQuarantineAMessageThatCannotBeRead() throws IOException {
        Scenario scenario = all().on(
                        "7",
                        (request, connection) -> connection.send(List.of(
                                List.of("11", request.get(2), "0", "265598", "AAPL"),
                                connection.frames().execution(Scenario.id(request), fill),
                                connection.frames().executionsEnd(Scenario.id(request)))));
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            Outcome outcome = sync(gateway);

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
            assertThat(STORE.jdbc().queryForList("select reason from trading.quarantined_record", String.class))
                    .singleElement()
                    .asString()
                    .startsWith("a message 11 of the gateway cannot be read: ");
            assertThat(STORE.count("select count(*) from trading.execution")).isEqualTo(1);
            assertThat(run("quarantine", "retry").err()).doesNotContain("no source reads");
            assertThat(STORE.count("select count(*) from trading.quarantined_record where state = 'open'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldTellDoctorWhatIsWrongWithWhichBox() throws IOException {
        FakeFill option = FakeFill.of(
                        FakeOrder.of("9003").on(FakeContract.option("909446204", "12.5", "C")), "a.b.02.01", "1", "0.2")
                .at("20260825 14:11:30");
        Scenario scenario = all().executions(option).refuse("99", 321, READ_ONLY);
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            set("gateway.port", String.valueOf(gateway.port()));

            Outcome outcome = run("doctor");

            assertThat(outcome.out())
                    .contains("protocol version 200", "accounts DU9000001")
                    .contains("set gateway.environment=paper")
                    .contains("all came, in 2 messages")
                    .contains("refuses completed orders", "Untick it")
                    .contains("names no zone", "UTC format")
                    .contains("its zone is Europe/");
        }
    }
}
