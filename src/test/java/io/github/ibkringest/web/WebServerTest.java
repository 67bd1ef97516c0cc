package io.github.ibkringest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is answered by the HTTP server, and that a client cannot take it from others. */
class WebServerTest {

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @BeforeAll
    static void startRoutes() throws Exception {
        CONTEXT.addComponent("web", new WebComponent());
        CONTEXT.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("web:/open?open=true").setBody(constant("open"));
                from("web:/private").setBody(constant("private"));
                from("web:/below/*").setBody(simple("${body.path} ${body.list('a')}"));
                from("web:/broken").throwException(new IllegalStateException("with a password"));
                from("web:/endless").process(exchange -> exchange.getMessage().setBody(new Endless()));
            }
        });
        CONTEXT.start();
    }

    /** Says that it is there, and nothing more. */
    private static final class Endless implements WebStream {

        @Override
        public String type() {
            return "text/plain";
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException, InterruptedException {
            out.write("there\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            NEVER.await();
        }
    }

    @AfterAll
    static void stopRoutes() {
        CONTEXT.stop();
    }

    private static WebServer server(String bind, String token, String... hosts) {
        WebSettings settings = new WebSettings(true, bind, 0, Set.of(hosts), token == null ? null : new Secret(token));
        return WebServer.start(settings, CONTEXT.getComponent("web", WebComponent.class));
    }

    private static String ask(WebServer server, String request, String host, String... headers) throws IOException {
        try (Socket socket = open(server, request, host, headers)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket open(WebServer server, String request, String host, String... headers) throws IOException {
        URI address = server.address();
        Socket socket = new Socket("127.0.0.1", address.getPort());
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        socket.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void shouldAnswerUnderTheNamesOfThisMachineAndThoseThatAreSet() throws IOException {
        try (WebServer server = server("127.0.0.1", null, "ingest.example")) {
            String port = ":" + server.address().getPort();
            for (String host :
                    List.of("localhost" + port, "127.0.0.1", "127.1.2.3", "[::1]" + port, "ingest.example")) {
                assertThat(ask(server, "GET /private", host)).as(host).startsWith("HTTP/1.1 200");
            }
            for (String host : List.of("evil.example" + port, "localhost.evil.example", "127.0.0.1.evil.example")) {
                assertThat(ask(server, "GET /open", host)).as(host).startsWith("HTTP/1.1 403");
            }
        }
    }

    @Test
    void shouldNotAnswerPagesOfOthers() throws IOException {
        try (WebServer server = server("127.0.0.1", null)) {
            String host = "127.0.0.1:" + server.address().getPort();
            assertThat(ask(server, "GET /private", host, "Origin: http://127.0.0.1:1"))
                    .startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /private", host, "Sec-Fetch-Site: same-site"))
                    .startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /private", host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"))
                    .startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /private", host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))
                    .startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /private", host, "Sec-Fetch-Site: same-origin", "Origin: http://" + host))
                    .startsWith("HTTP/1.1 200")
                    .contains("frame-ancestors 'none'", "nosniff")
                    .doesNotContainIgnoringCase("Access-Control");
        }
    }

    @Test
    void shouldAskForTheToken() throws IOException {
        try (WebServer server = server("127.0.0.1", "0123456789abcdef")) {
            assertThat(ask(server, "GET /open", "localhost")).startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /private", "localhost")).startsWith("HTTP/1.1 401");
            assertThat(ask(server, "GET /private", "localhost", "Authorization: Bearer wrong"))
                    .startsWith("HTTP/1.1 401");
            assertThat(ask(server, "GET /private", "localhost", "Authorization: Bearer 0123456789abcdef"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void shouldGiveNothingToOtherMachinesWithoutAToken() throws IOException {
        try (WebServer server = server("0.0.0.0", null)) {
            assertThat(ask(server, "GET /open", "ingest:1")).startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /private", "localhost"))
                    .startsWith("HTTP/1.1 403")
                    .contains("set monitor.token");
        }
    }

    @Test
    void shouldFindTheRouteOfAPath() throws IOException {
        try (WebServer server = server("127.0.0.1", null)) {
            assertThat(ask(server, "GET /below/x/y?a=1,2&a=3", "localhost")).endsWith("/below/x/y [1, 2, 3]");
            assertThat(ask(server, "GET /elsewhere", "localhost"))
                    .startsWith("HTTP/1.1 404")
                    .contains("/below/*");
            assertThat(ask(server, "POST /private", "localhost")).startsWith("HTTP/1.1 405");
            assertThat(ask(server, "HEAD /private", "localhost"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("private");
            assertThat(ask(server, "GET /broken", "localhost"))
                    .startsWith("HTTP/1.1 500")
                    .doesNotContain("password");
        }
    }

    @Test
    void shouldAnswerWhileAsManyStreamsAreOpenAsThereCanBe() throws IOException {
        List<Socket> clients = new ArrayList<>();
        try (WebServer server = server("127.0.0.1", null)) {
            for (int i = 0; i < WebStreams.MOST; i++) {
                clients.add(open(server, "GET /endless", "localhost"));
                awaitBegin(clients.get(i).getInputStream());
            }
            assertThat(ask(server, "GET /endless", "localhost"))
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("Retry-After");
            assertThat(ask(server, "GET /open", "localhost")).startsWith("HTTP/1.1 200");
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    private static void awaitBegin(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("there") < 0) {
            read.append((char) in.read());
        }
    }
}
