package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.ibkringest.flex.web.FlexScenario;
import io.github.ibkringest.flex.web.FlexStubServer;
import io.github.ibkringest.flex.web.SampleStatements;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** {@code doctor} and the Flex Web Service: connection, token, and the statements of the configured queries. */
class DoctorServiceTest extends CommandTestSupport {

    private void login(FlexStubServer stub) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), FlexStubServer.TOKEN);
        set("flex.token-file", token.toString());
        set("flex.token-expires", LocalDate.now(CLOCK).plusDays(3).toString());
        set("flex.activity-query-id", SampleStatements.ACTIVITY_QUERY);
        set("flex.base-url", stub.baseUrl().toString());
        set("flex.first-wait", "10ms");
        set("flex.deadline", "1m");
    }

    @Test
    void shouldFetchAndExamineAndNotSayTheToken() throws IOException {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))) {
            login(stub);
            Outcome doctor = run("doctor", "--fetch");

            assertThat(doctor.out())
                    .contains("ok       connection main: 127.0.0.1:")
                    .contains("advice   token main: expires on")
                    .contains("ok       statement main activity query")
                    .contains("section Trades: is there")
                    .doesNotContain(FlexStubServer.TOKEN);
            assertThat(rows()).isEmpty();
        }
    }

    /** Without asking nobody knows whether it works. */
    @Test
    void shouldSayThatTheTokenIsNotTried() throws IOException {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))) {
            login(stub);

            assertThat(run("doctor").out())
                    .contains(
                            "advice   token main: is configured, not tested",
                            "-> test it with: ibkr-ingest doctor --fetch");
            assertThat(run("doctor", "--fetch").out()).doesNotContain("not tested");
        }
    }

    @Test
    void shouldSayThatTheTokenHasExpired() throws IOException {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))) {
            FlexScenario.F3.playedBy(stub);
            login(stub);
            set("flex.token-expires", "2026-01-01");
            Outcome doctor = run("doctor", "--fetch");

            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("problem  token main: expired on 2026-01-01", "-> generate a new token in the portal")
                    .contains("problem  statement main activity query", "1012")
                    .doesNotContain(FlexStubServer.TOKEN);
        }
    }

    @Test
    void shouldWarnWhenTheServiceIsOutOfReach() throws IOException {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now));
                ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            login(stub);
            int port = closed.getLocalPort();
            closed.close();
            set("flex.base-url", "https://127.0.0.1:" + port + "/FlexWebService/");
            Outcome doctor = run("doctor");

            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            assertThat(doctor.out())
                    .contains("advice   connection main: 127.0.0.1:" + port + " cannot be reached")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNotTrustAServiceThatCanNotProveWhoItIs() throws Exception {
        HttpsServer stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        stranger.start();
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))) {
            login(stub);
            set("flex.base-url", "https://localhost:" + stranger.getAddress().getPort() + "/FlexWebService/");
            Outcome doctor = run("doctor");

            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out()).contains("problem  connection main:", "has no valid certificate");
        } finally {
            stranger.stop(0);
        }
    }

    /** A certificate for localhost that nobody has signed. */
    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("stranger.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                (keytool + " -genkeypair -alias stranger -keyalg EC -dname CN=localhost -storepass changeit -keystore")
                        .split(" "));
        List<String> line = new ArrayList<>(command);
        line.add(store.toString());
        new ProcessBuilder(line).start().waitFor();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
