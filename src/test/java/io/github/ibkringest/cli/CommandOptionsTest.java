package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What every command and every part of a command understands. */
class CommandOptionsTest {

    /** The words of each command: {@code sync}, {@code db}, {@code db query} and so on. */
    static Stream<List<String>> commands() {
        return below(CommandLineProgram.program(Clock.systemUTC()), List.of())
                .filter(words -> !words.equals(List.of("help")));
    }

    private static Stream<List<String>> below(CommandLine line, List<String> words) {
        return line.getSubcommands().entrySet().stream().flatMap(sub -> {
            List<String> all = new ArrayList<>(words);
            all.add(sub.getKey());
            return Stream.concat(Stream.of(all), below(sub.getValue(), all));
        });
    }

    private static Outcome run(List<String> words, String... arguments) {
        List<String> line = new ArrayList<>(words);
        line.addAll(List.of(arguments));
        return CommandTestSupport.program(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainItself(List<String> words) {
        Outcome help = run(words, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .startsWith("Usage: ibkr-ingest " + String.join(" ", words) + " ")
                .contains("--help", "--version", "--config=FILE");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTellItsVersion(List<String> words) {
        Outcome version = run(words, "--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("ibkr-ingest ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTakeASettingsFile(List<String> words) {
        Outcome outcome = run(words, "--config", "no-such-folder/none.properties");

        assertThat(outcome.err()).doesNotContain("Unknown option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts list", "accounts activate U1", "db query X", "db url", "quarantine show 1"})
    void shouldReadTheSettingsFileThatFollowsTheWholeCommand(String command) {
        Outcome outcome = run(List.of(command.split(" ")), "--config", "no-such-folder/none.properties");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no-such-folder/none.properties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync",
                "status",
                "coverage",
                "doctor",
                "accounts",
                "accounts list",
                "quarantine",
                "quarantine list",
                "quarantine show",
                "quarantine retry"
            })
    void shouldHaveJson(String command) {
        assertThat(run(List.of(command.split(" ")), "--help").out()).contains("--json");
    }
}
