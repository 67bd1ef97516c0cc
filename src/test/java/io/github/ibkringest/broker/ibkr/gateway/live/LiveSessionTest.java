package io.github.ibkringest.broker.ibkr.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import io.github.ibkringest.broker.ibkr.gateway.message.ContractDescription;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session asks and hears while its connection stands. */
class LiveSessionTest {

    private final ManualTime time = new ManualTime();
    private final HeardEvents heard = new HeardEvents(time);
    private final RunningSession running = new RunningSession(time, heard);
    private final FakeOrder order = FakeOrder.of("9001").client(3, 600);
    private final FakeFill fill = FakeFill.of(order, "0000e0d5.69dd7411.01.01", "40", "10.25");

    @AfterEach
    void end() throws InterruptedException {
        running.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {178, 187, 200})
    void shouldReadEverythingOnceItIsConnected(int version) throws IOException, InterruptedException {
        Scenario scenario = Scenario.at(version)
                .before(frames -> frames.openOrder(FakeOrder.of("9000")))
                .openOrders(order)
                .executions(fill);
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            running.run(gateway);
            heard.await("connected " + version);
            heard.awaitReading();
            assertThat(heard.messages.stream()
                            .filter(OpenOrder.class::isInstance)
                            .map(message -> ((OpenOrder) message).terms().permId()))
                    .as("what came of its own accord, and what was asked for")
                    .containsExactly("9000", "9001");
            running.end();
        }
    }

    @Test
    void shouldHearWhatIsPushedInOrder() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            for (int i = 1; i <= 300; i++) {
                connection.send(connection.frames().execution(-1, FakeFill.of(order, "a.b." + i + ".01", "1", "10")));
            }
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> running.executions().size() == 300);
            assertThat(running.executions().get(0).execId()).isEqualTo("a.b.1.01");
            assertThat(running.executions().get(299).execId()).isEqualTo("a.b.300.01");
            running.end();
        }
    }

    @Test
    void shouldReadEverythingAnewEachMinute() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(60));
            heard.awaitReading();
            time.pass(Duration.ofSeconds(60));
            heard.awaitReading();
            running.session().rereadNow();
            heard.awaitReading();
            assertThat(RunningSession.asked(gateway, "16")).isEqualTo(4);
            assertThat(RunningSession.asked(gateway, "49")).as("heartbeats").isEqualTo(2);
            running.end();
        }
    }

    /** A minute would be from 14:44:30 to 14:45:30; the gateway restarts in between. */
    @Test
    void shouldReadEverythingShortlyBeforeTheGatewayForgets() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            time.pass(Duration.ofMinutes(33));
            running.run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(9));
            assertThat(RunningSession.asked(gateway, "16")).isEqualTo(1);
            time.pass(Duration.ofSeconds(1));
            heard.awaitReading();
            assertThat(RunningSession.asked(gateway, "16")).isEqualTo(2);
            time.pass(Duration.ofSeconds(60));
            heard.awaitReading();
            assertThat(RunningSession.asked(gateway, "16")).isEqualTo(3);
            running.end();
        }
    }

    @Test
    void shouldBeQuietWhenTheGatewayComplains() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 100, "Max rate of messages per second has been exceeded"));
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> heard.messages.toString().contains("code=100"));
            int before = connection.requests().size();
            running.session().rereadNow();
            time.pass(Duration.ofSeconds(9));
            connection.send(connection.frames().notice(-1, 2104, "all is well"));
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> heard.messages.toString().contains("code=2104"));
            assertThat(connection.requests()).hasSize(before);
            time.pass(Duration.ofSeconds(1));
            heard.awaitReading();
            running.end();
        }
    }

    @Test
    void shouldAskWhatAContractIsUnlessItIsACombo() throws IOException, InterruptedException {
        FakeOrder combo = FakeOrder.of("9002").on(FakeContract.combo("1|1|BUY", "2|1|SELL"));
        Scenario scenario = Scenario.at(200)
                .openOrders(FakeOrder.of("9001").on(FakeContract.future()), combo)
                .on("9", (request, connection) -> {
                    int id = Scenario.id(request);
                    connection.send(
                            connection.frames().contract(id, FakeContract.future()),
                            connection.frames().contractEnd(id));
                });
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            running.run(gateway);
            heard.awaitReading();
            List<Boolean> asked = heard.messages.stream()
                    .filter(OpenOrder.class::isInstance)
                    .map(message -> running.session()
                            .describe(((OpenOrder) message).terms().contract()))
                    .toList();
            assertThat(asked).containsExactly(true, false);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> heard.messages.stream().anyMatch(ContractDescription.class::isInstance));
            assertThat(RunningSession.asked(gateway, "9")).isEqualTo(1);
            running.end();
        }
    }

    @Test
    void shouldSayWhichPartsAreRefusedEachTime() throws IOException, InterruptedException {
        Scenario scenario = Scenario.at(200)
                .refuse("16", 321, "The API interface is currently in Read-Only mode.")
                .refuse("99", 321, "The API interface is currently in Read-Only mode.")
                .executions(fill);
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            running.run(gateway);
            heard.await("open orders REFUSED");
            heard.await("completed orders REFUSED");
            heard.await("executions COMPLETE");
            time.pass(Duration.ofSeconds(60));
            heard.await("open orders REFUSED");
            running.end();
        }
    }
}
