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
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSessionTest {

    /** It is 14:11:30 there when a test begins. */
    private static final List<DailyTime> ENDINGS = List.of(
            new DailyTime(LocalTime.MIDNIGHT, ZoneId.of("America/New_York")),
            new DailyTime(LocalTime.of(14, 45), ZoneId.of("America/New_York")));

    private final ManualTime time = new ManualTime();
    private final HeardEvents heard = new HeardEvents(time);
    private final FakeOrder order = FakeOrder.of("9001").client(3, 600);
    private final FakeFill fill = FakeFill.of(order, "0000e0d5.69dd7411.01.01", "40", "10.25");
    private LiveSession session;
    private Thread thread;

    @ParameterizedTest
    @ValueSource(ints = {178, 187, 200})
    void shouldReadEverythingOnceItIsConnected(int version) throws IOException, InterruptedException {
        Scenario scenario = Scenario.at(version)
                .before(frames -> frames.openOrder(FakeOrder.of("9000")))
                .openOrders(order)
                .executions(fill);
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            run(gateway);
            heard.await("connected " + version);
            heard.awaitReading();
            assertThat(heard.messages.stream()
                            .filter(OpenOrder.class::isInstance)
                            .map(message -> ((OpenOrder) message).terms().permId()))
                    .as("what came of its own accord, and what was asked for")
                    .containsExactly("9000", "9001");
            end();
        }
    }

    @Test
    void shouldHearWhatIsPushedInOrder() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            for (int i = 1; i <= 300; i++) {
                connection.send(connection.frames().execution(-1, FakeFill.of(order, "a.b." + i + ".01", "1", "10")));
            }
            await().atMost(60, TimeUnit.SECONDS).until(() -> executions().size() == 300);
            assertThat(executions().get(0).execId()).isEqualTo("a.b.1.01");
            assertThat(executions().get(299).execId()).isEqualTo("a.b.300.01");
            end();
        }
    }

    @Test
    void shouldReadEverythingAnewEachMinute() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(60));
            heard.awaitReading();
            time.pass(Duration.ofSeconds(60));
            heard.awaitReading();
            session.rereadNow();
            heard.awaitReading();
            assertThat(asked(gateway, "16")).isEqualTo(4);
            assertThat(asked(gateway, "49")).as("heartbeats").isEqualTo(2);
            end();
        }
    }

    /** A minute would be from 14:44:30 to 14:45:30; the gateway restarts in between. */
    @Test
    void shouldReadEverythingShortlyBeforeTheGatewayForgets() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            time.pass(Duration.ofMinutes(33));
            run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(9));
            assertThat(asked(gateway, "16")).isEqualTo(1);
            time.pass(Duration.ofSeconds(1));
            heard.awaitReading();
            assertThat(asked(gateway, "16")).isEqualTo(2);
            time.pass(Duration.ofSeconds(60));
            heard.awaitReading();
            assertThat(asked(gateway, "16")).isEqualTo(3);
            end();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1101, 1102})
    void shouldReadEverythingAnewWhenTheGatewayHasIbkrAgain(int code) throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 1100, "Connectivity has been lost."));
            heard.await("upstream false");
            connection.send(connection.frames().notice(-1, code, "Connectivity has been restored."));
            heard.await("upstream true");
            heard.awaitReading();
            assertThat(gateway.connections()).as("the connection is kept").hasSize(1);
            end();
        }
    }

    @Test
    void shouldConcludeNothingWhileTheGatewayIsCutOff() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 2110, "Connectivity between TWS and server is broken."));
            heard.await("upstream false");
            time.pass(Duration.ofSeconds(60));
            heard.await("open orders UNKNOWN");
            heard.await("executions UNKNOWN");
            end();
        }
    }

    /** A network that fails tells nobody: there is no end of the connection to be seen. */
    @Test
    void shouldFindAPeerThatIsGoneWithoutAWord() throws IOException, InterruptedException {
        FakeGateway.Talk dead = connection -> {
            connection.greet(200).ready("DU9000001");
            connection.expect("16");
            connection.send(connection.frames().openOrderEnd());
            connection.expect("99");
            connection.send(connection.frames().completedOrdersEnd());
            String id = connection.expect("7").get(2);
            connection.send(connection.frames().executionsEnd(Integer.parseInt(id)));
            connection.hang();
        };
        try (FakeGateway gateway = FakeGateway.start(dead, Scenario.at(200).executions(fill))) {
            run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(149));
            await().atMost(60, TimeUnit.SECONDS).until(() -> asked(gateway, "16") == 2);
            time.pass(Duration.ofSeconds(1));
            heard.await("open orders UNKNOWN");
            assertThat(heard.await("disconnected")).contains("nothing was heard for 150 seconds");
            heard.await("connected");
            heard.awaitReading();
            assertThat(executions()).as("the fill of the meantime").hasSize(1);
            end();
        }
    }

    @Test
    void shouldLiveThroughARestartInTheNight() throws IOException, InterruptedException {
        FakeGateway.Talk inUse = connection -> {
            connection.greet(200).expect("71");
            connection.send(
                    connection.frames().notice(-1, 326, "Unable to connect as the client id is already in use"));
            connection.hang();
        };
        FakeGateway.Talk restarting = Scenario.at(200).on("7", (request, connection) -> connection.close());
        try (FakeGateway gateway =
                FakeGateway.start(restarting, inUse, inUse, Scenario.at(200).executions(fill))) {
            run(gateway);
            heard.await("open orders COMPLETE");
            heard.await("executions UNKNOWN");
            assertThat(heard.await("disconnected")).contains("ended the connection");
            assertThat(heard.await("disconnected")).contains("client id 77 is in use");
            assertThat(heard.await("disconnected")).contains("client id 77 is in use");
            heard.await("connected");
            heard.awaitReading();
            assertThat(executions()).hasSize(1);
            assertThat(gateway.connections()).hasSize(4);
            assertThat(heard.waits)
                    .as("from one attempt to the next")
                    .containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30));
            end();
        }
    }

    @Test
    void shouldTryLessAndLessOften() throws IOException, InterruptedException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        run(port);
        await().atMost(60, TimeUnit.SECONDS).until(() -> heard.waits.size() >= 5);
        end();
        assertThat(heard.waits.subList(0, 5).stream().map(Duration::toSeconds))
                .containsExactly(15L, 30L, 60L, 60L, 60L);
    }

    @Test
    void shouldConnectAgainAtOnceAfterALongConversation() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(40));
            gateway.connections().get(0).reset();
            heard.await("disconnected");
            heard.await("connected");
            assertThat(heard.waits).containsExactly(Duration.ZERO);
            end();
        }
    }

    @Test
    void shouldTellTheNewPort() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 1300, "TWS socket port has been reset: 7497"));
            assertThat(heard.await("disconnected")).contains("7497").contains("set gateway.port");
            end();
        }
    }

    @Test
    void shouldBeQuietWhenTheGatewayComplains() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 100, "Max rate of messages per second has been exceeded"));
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> heard.messages.toString().contains("code=100"));
            int before = connection.requests().size();
            session.rereadNow();
            time.pass(Duration.ofSeconds(9));
            connection.send(connection.frames().notice(-1, 2104, "all is well"));
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> heard.messages.toString().contains("code=2104"));
            assertThat(connection.requests()).hasSize(before);
            time.pass(Duration.ofSeconds(1));
            heard.awaitReading();
            end();
        }
    }

    /** What could not be stored is told once more. */
    @Test
    void shouldReadEverythingAnewWhenTheListenerFails() throws IOException, InterruptedException {
        heard.failing.set(3);
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200).executions(fill))) {
            run(gateway);
            for (int i = 0; i < 3; i++) {
                assertThat(heard.await("disconnected")).contains("the database is gone");
            }
            heard.awaitReading();
            assertThat(executions()).hasSize(1);
            end();
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
            run(gateway);
            heard.awaitReading();
            List<Boolean> asked = heard.messages.stream()
                    .filter(OpenOrder.class::isInstance)
                    .map(message ->
                            session.describe(((OpenOrder) message).terms().contract()))
                    .toList();
            assertThat(asked).containsExactly(true, false);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> heard.messages.stream().anyMatch(ContractDescription.class::isInstance));
            assertThat(asked(gateway, "9")).isEqualTo(1);
            end();
        }
    }

    @Test
    void shouldSayWhichPartsAreRefusedEachTime() throws IOException, InterruptedException {
        Scenario scenario = Scenario.at(200)
                .refuse("16", 321, "The API interface is currently in Read-Only mode.")
                .refuse("99", 321, "The API interface is currently in Read-Only mode.")
                .executions(fill);
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            run(gateway);
            heard.await("open orders REFUSED");
            heard.await("completed orders REFUSED");
            heard.await("executions COMPLETE");
            time.pass(Duration.ofSeconds(60));
            heard.await("open orders REFUSED");
            end();
        }
    }

    private List<ExecutionDetails> executions() {
        return heard.messages.stream()
                .filter(ExecutionDetails.class::isInstance)
                .map(ExecutionDetails.class::cast)
                .toList();
    }

    private static long asked(FakeGateway gateway, String number) {
        return gateway.connections().stream()
                .flatMap(connection -> connection.requests().stream())
                .filter(request -> request.get(0).equals(number))
                .count();
    }

    private void run(FakeGateway gateway) {
        run(gateway.port());
    }

    private void run(int port) {
        session = new LiveSession(
                new GatewayAddress("paper", "127.0.0.1", port, 77),
                Patience.USUAL,
                time,
                EnumSet.allOf(Part.class),
                facts -> ENDINGS,
                heard);
        thread = new Thread(session::run, "live session");
        thread.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (thread != null) {
            session.stop();
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
