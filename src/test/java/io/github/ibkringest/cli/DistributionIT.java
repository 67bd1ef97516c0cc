package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it was packed: unpacked and started by its launcher, with its own database. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DistributionIT {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    static Path folder;

    private static Path program;

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = Path.of(System.getProperty("distribution"));
        assertThat(run(Map.of(), List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()))
                        .code())
                .isZero();
        program = folder.resolve("ibkr-ingest-" + System.getProperty("version"));
    }

    @Test
    void shouldHoldWhatItsUserNeeds() {
        assertThat(program)
                .isDirectoryContaining("glob:**/ibkr-ingest.jar")
                .isDirectoryContaining("glob:**/ibkr-ingest-sbom.json")
                .isDirectoryContaining("glob:**/README.md")
                .isDirectoryContaining("glob:**/LICENSE");
        assertThat(program.resolve("routes")).isDirectoryContaining("glob:**/executions.camel.yaml");
        assertThat(program.resolve("conf")).isDirectoryContaining("glob:**/*.properties*");
        assertThat(program.resolve("docs/settings.md")).isRegularFile();
    }

    @Test
    void shouldSayItsVersion() throws Exception {
        Ended ended = start("--version");
        assertThat(ended).isEqualTo(new Ended(0, "ibkr-ingest " + System.getProperty("version") + "\n", ""));
    }

    /** The first start records its classes, the second has an archive made of them, later ones map it. */
    @Test
    void shouldBringTheSampleInOnceAndKeepStdoutForTheResult() throws Exception {
        JsonNode first = sync();
        assertThat(first.at("/totals/inserted").asInt()).isPositive();
        JsonNode second = sync();
        await().atMost(Duration.ofMinutes(1)).until(DistributionIT::hasArchive);
        JsonNode third = sync();
        for (JsonNode again : List.of(second, third)) {
            assertThat(again.at("/totals/inserted").asInt()).isZero();
            assertThat(again.at("/totals/updated").asInt()).isZero();
            assertThat(again.at("/totals/read")).isEqualTo(first.at("/totals/read"));
        }
    }

    @Test
    void shouldLogOnStandardErrorAsItsUserWants() throws Exception {
        Ended quiet = start(Map.of(), "status");
        assertThat(quiet.err().lines()).isEmpty();
        Ended talkative = start(Map.of("IBKR_INGEST_LOG_OTHERS", "INFO"), "status");
        // the pool warns when it is closed while it still connects, which is a matter of microseconds
        assertThat(talkative.err().lines())
                .anyMatch(line -> line.contains(" INFO "))
                .allMatch(line -> line.contains(" INFO ") || line.contains(" WARN "));
        Path file = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="MINE" class="ch.qos.logback.core.ConsoleAppender">
                    <target>System.err</target>
                    <encoder><pattern>mine: %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="MINE"/></root>
                </configuration>
                """);
        Ended configured = start(Map.of("JAVA_OPTS", "-Dlogback.configurationFile=" + file), "status");
        assertThat(configured.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("mine: "));
        assertThat(List.of(talkative.out(), configured.out())).containsOnly(quiet.out());
    }

    private static JsonNode sync() throws Exception {
        Ended ended = start("sync", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err().lines())
                .allMatch(line -> line.startsWith("Database: embedded") || line.startsWith("Loading the built-in"));
        return JSON.readTree(ended.out());
    }

    private static boolean hasArchive() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/ibkr-ingest"))) {
            return files.anyMatch(file -> file.toString().matches(".*\\.(jsa|aot)"));
        }
    }

    private static Ended start(String... arguments) throws Exception {
        return start(Map.of(), arguments);
    }

    private static Ended start(Map<String, String> variables, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(program.resolve("bin/ibkr-ingest").toString()));
        command.addAll(List.of(arguments));
        return run(variables, command);
    }

    private static Ended run(Map<String, String> variables, List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "said", ".out");
        Path err = Files.createTempFile(folder, "said", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("IBKR_INGEST_") || name.endsWith("JAVA_OPTS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("IBKR_INGEST_HOME", folder.resolve("home").toString());
        environment.putAll(variables);
        return new Ended(builder.start().waitFor(), Files.readString(out), Files.readString(err));
    }
}
