package io.github.ibkringest.broker.ibkr.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import io.github.ibkringest.broker.ibkr.gateway.message.EndMark;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @ValueSource(ints = {178, 187, 200})
    void shouldBeReadyWhenBothIdsAndTheAccountsAreThere(int version) throws IOException {
        Scenario scenario = Scenario.at(version)
                .accounts("DU9000001,DU9000002,")
                .between(frames -> frames.notice(-1, 2104, "Market data farm connection is OK:usfarm"));
        try (FakeGateway gateway = FakeGateway.start(scenario);
                GatewaySession session = open(gateway)) {
            assertThat(session.facts().accounts()).containsExactly("DU9000001", "DU9000002");
            assertThat(session.facts().version().number()).isEqualTo(version);
            assertThat(session.facts().connectionTime()).endsWith("Central European Standard Time");
            assertThat(session.facts().since()).isEqualTo(time.now());
            assertThat(gateway.connections().get(0).requests())
                    .containsExactly(List.of("71", "2", "77", ""), List.of("17", "1"));
        }
    }

    /** The gateway's option "Download open orders on connection". */
    @Test
    void shouldKeepWhatComesBeforeItIsReady() throws IOException {
        Scenario scenario = Scenario.at(200)
                .before(frames -> frames.openOrder(FakeOrder.of("9001")))
                .before(frames -> frames.openOrderEnd())
                .between(frames -> frames.notice(-1, 2104, "all is well"));
        try (FakeGateway gateway = FakeGateway.start(scenario);
                GatewaySession session = open(gateway)) {
            List<Message> early = new ArrayList<>();
            for (Received one = session.poll(); one != null; one = session.poll()) {
                early.add(one.message());
            }
            assertThat(early).hasAtLeastOneElementOfType(OpenOrder.class);
            assertThat(early).hasAtLeastOneElementOfType(EndMark.class);
            assertThat(early).hasAtLeastOneElementOfType(Notice.class);
        }
    }

    @Test
    void shouldSayWhatToDoWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThatThrownBy(() -> GatewaySession.open(address(port), Patience.USUAL, time))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("The gateway at 127.0.0.1:" + port + " cannot be reached")
                .hasMessageContaining("Enable ActiveX and Socket Clients");
    }

    @Test
    void shouldSayWhatToDoWhenThePortAcceptsButIsSilent() throws IOException {
        refused(connection -> {
                    connection.readHello();
                    connection.letTimePass(time);
                    connection.hang();
                })
                .hasMessageContaining("accepts connections but does not answer; restart the gateway");
    }

    @Test
    void shouldSayWhatToDoWhenTheConnectionIsEndedAtOnce() throws IOException {
        refused(FakeConnection::close).hasMessageContaining("Trusted IPs");
        refused(FakeConnection::reset).hasMessageContaining("Trusted IPs");
    }

    @Test
    void shouldNotSpeakWithSomethingElse() throws IOException {
        refused(connection ->
                        connection.sendRaw("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("uses another protocol");
    }

    @Test
    void shouldRefuseOtherVersions() throws IOException {
        refused(connection -> greetOnly(connection, 176)).hasMessageContaining("install a current IB Gateway");
        refused(connection -> greetOnly(connection, 225)).hasMessageContaining("insists on version 225");
    }

    @Test
    void shouldSayThatTheClientIdIsInUse() throws IOException {
        refused(connection -> {
                    connection.greet(200).expect("71");
                    connection.send(
                            connection.frames().notice(-1, 326, "Unable to connect as the client id is in use"));
                    connection.hang();
                })
                .hasMessageContaining("the client id 77 is in use. While serve runs, it is serve that uses it.");
        refused(connection -> connection.greet(200).expect("71")).hasMessageContaining("client id 77");
    }

    @Test
    void shouldSayWhatIsMissingWhenItDoesNotGetReady() throws IOException {
        refused(connection -> {
                    connection.greet(200).expect("71");
                    connection.send(connection.frames().nextValidId(1));
                    connection.letTimePass(time);
                    connection.hang();
                })
                .hasMessageContaining("it has told the next id and no accounts");
        refused(connection -> {
                    connection.greet(200).expect("71");
                    connection.send(connection.frames().accounts("DU9000001"));
                    connection.letTimePass(time);
                    connection.hang();
                })
                .hasMessageContaining("it has told no next id and the accounts");
    }

    /** What it does answer, each part will tell. */
    @Test
    void shouldGoOnWithAGatewayThatDoesNotTellItsAccountsTwice() throws IOException {
        FakeGateway.Talk talk = connection -> {
            connection.greet(200).expect("71");
            connection.send(
                    connection.frames().accounts("DU9000001"),
                    connection.frames().nextValidId(1));
            connection.expect("17");
            connection.letTimePass(time);
            connection.hang();
        };
        try (FakeGateway gateway = FakeGateway.start(talk);
                GatewaySession session = open(gateway)) {
            assertThat(session.facts().accounts()).containsExactly("DU9000001");
        }
    }

    @Test
    void shouldRefuseAddressesThatCannotBe() {
        assertThatThrownBy(() -> new GatewayAddress("paper", "localhost", 4002, 0))
                .isInstanceOf(BrokerConfigurationException.class)
                .hasMessageContaining("takes over the orders that people enter by hand")
                .hasMessageContaining("Set gateway.client-id");
        assertThatThrownBy(() -> new GatewayAddress("paper", "localhost", 0, 77))
                .hasMessageContaining("gateway.port");
        assertThatThrownBy(() -> new GatewayAddress("paper", " ", 4002, 77)).hasMessageContaining("gateway.host");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(FakeGateway.Talk talk) throws IOException {
        try (FakeGateway gateway = FakeGateway.start(talk)) {
            return assertThatThrownBy(() -> open(gateway)).isInstanceOf(BrokerUnavailableException.class);
        }
    }

    private static void greetOnly(FakeConnection connection, int version) throws IOException {
        connection.readHello();
        connection.send(List.of(Integer.toString(version), "20260825 20:11:30 CET"));
        connection.hang();
    }

    private GatewaySession open(FakeGateway gateway) {
        return GatewaySession.open(address(gateway.port()), Patience.USUAL, time);
    }

    private static GatewayAddress address(int port) {
        return new GatewayAddress("paper", "127.0.0.1", port, 77);
    }
}
