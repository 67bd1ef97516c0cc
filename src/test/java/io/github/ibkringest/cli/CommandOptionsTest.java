package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(
            delimiter = '|',
            value = {
                "show pnl --by weak           | --by weak is unknown; there are day, month, symbol, underlying, total",
                "show pnl --format exel       | --format exel is unknown; there are table, csv, json, jsonl, xlsx, parquet",
                "show pnl --limit ten         | 'ten' is no number",
                "payload show x               | 'x' is no number",
                "quarantine show x            | 'x' is no number",
                "rebuild                      | ibkr-ingest: Missing required argument"
            })
    void shouldSayInPlainWordsWhatIsWrong(String command, String words) {
        Outcome outcome = run(List.of(command.split(" ")));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(words).doesNotContain("Error: ", "is not a long", "case-insensitive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show pnl --format csv", "db query X --format csv", "payload list", "payload export 1"})
    void shouldNotPutAFileInThePlaceOfAFolder(String command, @TempDir Path folder) {
        Outcome outcome = run(List.of(command.split(" ")), "--output", folder.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--output " + folder + " cannot be written: it is a folder");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync",
                "status",
                "coverage",
                "reconcile",
                "verify",
                "rebuild",
                "events",
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
