package io.github.ibkringest.eventlog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.TestService;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The recipes for Python do what their page says, killed and started again; skipped where Python is not there. */
class PythonRecipesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    private Path handled;

    @BeforeEach
    void forget() {
        EventReplay.forget(STORE.jdbc());
        handled = folder.resolve("handled");
    }

    /** The code that begins with an import, of the page. */
    private static String recipe(String begin) throws IOException {
        String page = Files.readString(Path.of("docs", "events.md"));
        String from = page.substring(page.indexOf("```python\n" + begin) + "```python\n".length());
        return from.substring(0, from.indexOf("```"));
    }

    /** The Python that has some modules: the first on the path, or that of the system. */
    private static String python(String modules) {
        List<String> all = Stream.of("python3", "/usr/bin/python3")
                .filter(python -> knows(python, modules))
                .toList();
        assumeTrue(!all.isEmpty(), "python3 with " + modules + " is not installed");
        return all.get(0);
    }

    private static boolean knows(String python, String modules) {
        try {
            return new ProcessBuilder(python, "-c", "import " + modules)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process run(String python, String code, Map<String, String> environment) throws IOException {
        Path program = Files.writeString(folder.resolve("recipe.py"), code);
        ProcessBuilder builder = new ProcessBuilder(python, "-u", program.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void publish(int number) {
        for (int i = 0; i < number; i++) {
            EventReplay.publish(STORE.jdbc(), "order.created", null, false, "{\"symbol\": \"ABC\"}");
        }
    }

    private void awaitHandled(long last) {
        List<String> all =
                LongStream.rangeClosed(1, last).mapToObj(Long::toString).toList();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(Files.exists(handled) ? Files.readAllLines(handled) : List.of())
                        .as(() -> said())
                        .containsExactlyElementsOf(all));
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return "nothing was said: " + e.getMessage();
        }
    }

    /** Starts a recipe, kills it in a quiet moment, and starts it again: it goes on where it was. */
    private void survive(String python, String code, Map<String, String> environment) throws Exception {
        publish(3);
        for (int start = 1; start <= 2; start++) {
            Process process = run(python, code, environment);
            try {
                awaitHandled(3L * start);
                publish(2);
                awaitHandled(3L * start + 2);
                awaitPlace(3L * start + 2);
            } finally {
                process.destroyForcibly().waitFor();
            }
            publish(1);
        }
    }

    /** What was handled is behind the recipe. */
    private void awaitPlace(long id) {
        await().atMost(LONG).until(() -> place().equals(String.valueOf(id)));
    }

    private String place() throws IOException {
        Path cursor = folder.resolve("cursor");
        return Files.exists(cursor)
                ? URLDecoder.decode(Files.readString(cursor), StandardCharsets.UTF_8)
                        .replaceAll(".*/(\\d+)-.*", "$1")
                : STORE.one(String.class, "select upto::text from my_cursor");
    }

    @Test
    void shouldReadPagesOverHttp() throws Exception {
        String python = python("json, pathlib, time, urllib.request");
        try (Ingestor service = TestService.start(STORE, Map.of("IBKR_INGEST_MONITOR_PORT", "0"))) {
            URI address = service.monitoringAddress().orElseThrow();
            survive(
                    python,
                    "def handle(event):\n    open('handled', 'a').write(str(event['sequence']) + '\\n')\n"
                            + recipe("import json, pathlib, time, urllib.request")
                                    .replace("http://127.0.0.1:9465", "http://127.0.0.1:" + address.getPort()),
                    Map.of());
        }
    }

    @Test
    void shouldBeWokenUpByTheDatabase() throws Exception {
        String python = python("psycopg");
        STORE.jdbc().execute("create table if not exists my_cursor (seen bigint not null, upto bigint not null)");
        STORE.jdbc().execute("truncate my_cursor");
        STORE.jdbc().execute("insert into my_cursor values (0, 0)");
        PGSimpleDataSource database = STORE.database();
        survive(
                python,
                "def handle(kind, account, data):\n    assert data['symbol'] == 'ABC'\n"
                        + recipe("import json, psycopg, select")
                                .replace(
                                        "handle(kind, account, json.loads(data))",
                                        "handle(kind, account, json.loads(data)); open('handled', 'a').write(f'{number}\\n')"),
                Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", String.valueOf(database.getPortNumbers()[0]),
                        "PGDATABASE", database.getDatabaseName(),
                        "PGUSER", STORE.settings().get("database.user"),
                        "PGPASSWORD", STORE.settings().get("database.password")));
    }
}
