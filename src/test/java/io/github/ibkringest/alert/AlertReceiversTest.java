package io.github.ibkringest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Where alerts go: a command, a webhook, or what a route of the user does with them. */
class AlertReceiversTest extends AlertTestSupport {

    @Test
    void shouldPostToAWebhook() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            posted.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(posted.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        environment.remove("IBKR_INGEST_ALERT_COMMAND");
        environment.put(
                "IBKR_INGEST_ALERT_WEBHOOK",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        try {
            sync(fixture("bad/truncated.xml"));
            sync(fixture("bad/truncated.xml"));
            sync(fixture("bad/truncated.xml"));
        } finally {
            server.stop(0);
        }
        assertThat(posted)
                .as("the first did not arrive, so it was told again, and then no more")
                .hasSize(2)
                .allMatch(request -> request.startsWith("POST application/json {"));
        assertThat(JSON.readTree(posted.get(1).substring("POST application/json ".length()))
                        .get("event")
                        .asText())
                .isEqualTo("run-failed");
    }

    @Test
    void shouldNotMindACommandThatFailsOrHangs() {
        environment.put("IBKR_INGEST_ALERT_TIMEOUT", "300ms");
        for (String command : List.of("exit 7", "sleep 60", "/no/such/command", "cat > /dev/null; false")) {
            environment.put("IBKR_INGEST_ALERT_COMMAND", command);
            assertThat(sync(fixture("malformed-records.xml")))
                    .as(command)
                    .allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        }
    }

    @Test
    void shouldNotHandSecretsToTheCommand() throws IOException {
        environment.put("IBKR_INGEST_ALERT_COMMAND", "env > " + told());
        sync(fixture("bad/truncated.xml"));
        assertThat(Files.readString(told())).contains("PATH=").doesNotContain("IBKR_INGEST_");
    }

    @Test
    void shouldTryTheNextReceiverWhenOneFails() {
        environment.put("IBKR_INGEST_ALERT_COMMAND", "cat >> " + told());
        environment.put("IBKR_INGEST_ALERT_WEBHOOK", "http://127.0.0.1:1/hook");
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(events()).as("one has it, so that it is not sent again").hasSize(1);
    }

    @Test
    void shouldGoWhereARouteOfTheUserSendsThem() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("alerts.camel.yaml"), """
                - route:
                    id: alert
                    description: Writes each alert to a separate file
                    from:
                      uri: direct:alert
                      steps:
                        - to:
                            uri: "file:%s"
                            parameters:
                              fileName: "${header.event}.json"
                """.formatted(folder.resolve("sent")));
        environment.remove("IBKR_INGEST_ALERT_COMMAND");
        environment.put("IBKR_INGEST_ROUTES_FOLDER", routes.toString());
        sync(fixture("bad/truncated.xml"));
        JsonNode event =
                JSON.readTree(folder.resolve("sent").resolve("run-failed.json").toFile());
        assertThat(event.get("source").asText()).isEqualTo("flex-file");
    }
}
