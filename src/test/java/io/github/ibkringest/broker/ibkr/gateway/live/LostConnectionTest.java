package io.github.ibkringest.broker.ibkr.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session does when the gateway, its connection to IBKR or the way to it is lost. */
class LostConnectionTest {

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
    @ValueSource(ints = {1101, 1102})
    void shouldReadEverythingAnewWhenTheGatewayHasIbkrAgain(int code) throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 1100, "Connectivity has been lost."));
            heard.await("upstream false");
            connection.send(connection.frames().notice(-1, code, "Connectivity has been restored."));
            heard.await("upstream true");
            heard.awaitReading();
            assertThat(gateway.connections()).as("the connection is kept").hasSize(1);
            running.end();
        }
    }

    @Test
    void shouldConcludeNothingWhileTheGatewayIsCutOff() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 2110, "Connectivity between TWS and server is broken."));
            heard.await("upstream false");
            time.pass(Duration.ofSeconds(60));
            heard.await("open orders UNKNOWN");
            heard.await("executions UNKNOWN");
            running.end();
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
            running.run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(149));
            await().atMost(60, TimeUnit.SECONDS).until(() -> RunningSession.asked(gateway, "16") == 2);
            time.pass(Duration.ofSeconds(1));
            heard.await("open orders UNKNOWN");
            assertThat(heard.await("disconnected")).contains("nothing was heard for 150 seconds");
            heard.await("connected");
            heard.awaitReading();
            assertThat(running.executions()).as("the fill of the meantime").hasSize(1);
            running.end();
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
            running.run(gateway);
            heard.await("open orders COMPLETE");
            heard.await("executions UNKNOWN");
            assertThat(heard.await("disconnected")).contains("ended the connection");
            assertThat(heard.await("disconnected")).contains("client id 77 is in use");
            assertThat(heard.await("disconnected")).contains("client id 77 is in use");
            heard.await("connected");
            heard.awaitReading();
            assertThat(running.executions()).hasSize(1);
            assertThat(gateway.connections()).hasSize(4);
            assertThat(heard.waits)
                    .as("from one attempt to the next")
                    .containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30));
            running.end();
        }
    }

    @Test
    void shouldTryLessAndLessOften() throws IOException, InterruptedException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        running.run(port);
        await().atMost(60, TimeUnit.SECONDS).until(() -> heard.waits.size() >= 5);
        running.end();
        assertThat(heard.waits.subList(0, 5).stream().map(Duration::toSeconds))
                .containsExactly(15L, 30L, 60L, 60L, 60L);
    }

    @Test
    void shouldConnectAgainAtOnceAfterALongConversation() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            time.pass(Duration.ofSeconds(40));
            gateway.connections().get(0).reset();
            heard.await("disconnected");
            heard.await("connected");
            assertThat(heard.waits).containsExactly(Duration.ZERO);
            running.end();
        }
    }

    @Test
    void shouldTellTheNewPort() throws IOException, InterruptedException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200))) {
            running.run(gateway);
            heard.awaitReading();
            FakeConnection connection = gateway.connections().get(0);
            connection.send(connection.frames().notice(-1, 1300, "TWS socket port has been reset: 7497"));
            assertThat(heard.await("disconnected")).contains("7497").contains("set gateway.port");
            running.end();
        }
    }

    /** What could not be stored is told once more. */
    @Test
    void shouldReadEverythingAnewWhenTheListenerFails() throws IOException, InterruptedException {
        heard.failing.set(3);
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200).executions(fill))) {
            running.run(gateway);
            for (int i = 0; i < 3; i++) {
                assertThat(heard.await("disconnected")).contains("the database is gone");
            }
            heard.awaitReading();
            assertThat(running.executions()).hasSize(1);
            running.end();
        }
    }

    /** Two things fail at once: what came before the connection ended cannot be stored either. */
    @Test
    void shouldReadEverythingAnewWhenTheListenerFailsAtTheEndOfAConnection() throws IOException, InterruptedException {
        heard.failingAnswers.set(1);
        AtomicBoolean isCut = new AtomicBoolean();
        Scenario scenario = Scenario.at(200).executions(fill);
        scenario.on("16", (request, connection) -> {
            if (isCut.compareAndSet(false, true)) {
                connection.close();
            } else {
                connection.send(connection.frames().openOrderEnd());
            }
        });
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            running.run(gateway);
            heard.await("disconnected");
            heard.awaitReading();
            assertThat(running.executions()).hasSize(1);
            running.end();
        }
    }
}
