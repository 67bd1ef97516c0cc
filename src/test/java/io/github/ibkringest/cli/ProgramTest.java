package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program around its commands: help, version, wrong usage, wrong settings. No database is touched. */
class ProgramTest {

    @TempDir
    Path folder;

    @Test
    void shouldExplainItselfWithExamplesAndExitCodes() {
        Outcome help = CommandTestSupport.program("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("sync", "serve", "status", "accounts", "db")
                .contains("Examples:", "ibkr-ingest sync --file statement.xml")
                .contains("Exit codes: 0 done, 1 failed, 2 wrong usage");
    }

    @ParameterizedTest
    @CsvSource({
        "sync, --dry-run",
        "accounts, deactivate DU1234567",
        "db, db query",
        "status, --json",
        "serve, --account",
        "doctor, --fetch"
    })
    void shouldExplainEachCommand(String command, String mention) {
        Outcome help = CommandTestSupport.program(command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: ibkr-ingest " + command).contains(mention);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "accounts", "db", "status", "serve", "doctor"})
    void shouldShowExamplesOfEachCommand(String command) {
        assertThat(CommandTestSupport.program(command, "--help").out())
                .contains("Examples:", "  ibkr-ingest " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "sync --version", "db -V"})
    void shouldTellItsVersion(String arguments) {
        Outcome version = CommandTestSupport.program(arguments.split(" "));

        assertThat(version.exitCode()).isZero();
        assertThat(version.out().strip()).matches("ibkr-ingest \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void shouldShowItsUsageWithoutACommand() {
        Outcome nothing = CommandTestSupport.program();

        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.out()).contains("Usage: ibkr-ingest");
    }

    @Test
    void shouldHelpWithACommand() {
        Outcome help = CommandTestSupport.program("help", "db");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .isEqualTo(CommandTestSupport.program("db", "--help").out());
    }

    @Test
    void shouldNameTheWholeCommandInTheUsageOfAPart() {
        Outcome help = CommandTestSupport.program("db", "query", "--help");

        assertThat(help.out()).startsWith("Usage: ibkr-ingest db query ");
    }

    @Test
    void shouldRefuseAnUnknownCommand() {
        Outcome unknown = CommandTestSupport.program("snyc");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("snyc");
    }

    @Test
    void shouldNameEverySettingThatIsWrong() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("application.properties"),
                "flex.zone=Mars/Olympus\naccounts.unknown=maybe\nflex.colour=red\ndatabase.url=mysql://x\n");

        Outcome sync = CommandTestSupport.program("sync", "--config", settings.toString());

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.out()).isEmpty();
        assertThat(sync.err())
                .contains("flex.zone=Mars/Olympus", "accounts.unknown=maybe", "flex.colour", "jdbc:postgresql:");
    }

    @Test
    void shouldSayThatTheSettingsFileIsMissing() {
        Outcome sync = CommandTestSupport.program(
                "status", "--config", folder.resolve("none").toString());

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("settings file", folder.resolve("none").toString(), "there is no such file");
    }

    @Test
    void shouldSayWhatElseIsWrongWithTheSettingsFile() throws Exception {
        Path latin = Files.write(folder.resolve("latin.properties"), new byte[] {'h', 'o', 'm', 'e', '=', (byte) 0xE4});

        assertThat(CommandTestSupport.program("status", "--config", latin.toString())
                        .err())
                .contains(latin.toString(), "UTF-8");
        assertThat(CommandTestSupport.program("status", "--config", folder.toString())
                        .err())
                .contains(folder.toString(), "it is a folder");
    }

    @ParameterizedTest
    @CsvSource({"flex.max-bytes, -5", "flex.max-bytes, 0", "flex-web.max-bytes, -1", "flex.max-bytes, much"})
    void shouldRefuseASizeThatNothingFitsInto(String key, String size) throws Exception {
        Path settings = Files.writeString(folder.resolve("application.properties"), key + "=" + size);

        Outcome sync = CommandTestSupport.program("sync", "--config", settings.toString());

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains(key + "=" + size + " must be a number of bytes, 1 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --from", "sync --to", "coverage --from", "backfill --from"})
    void shouldSayHowToWriteADay(String arguments) {
        String option = arguments.substring(arguments.indexOf("--"));

        Outcome outcome = CommandTestSupport.program((arguments + " 2026-13-01").split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines().findFirst().orElseThrow())
                .contains(option, "'2026-13-01' is no day; write one like 2026-07-31")
                .doesNotContain("java.time");
    }

    @Test
    void shouldNameEverySettingOfAServiceThatIsWrongAndNotRepeatTheWebhook() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("application.properties"),
                "monitor.port=99999\nlog.format=xml\nserve.grace=long\nalert.webhook=http://hooks.example/key-4711\n"
                        + "alert.completeness-age=old\nflex.token=1\nflex.activity-query-id=1\nflex.token-expires=soon\n");

        Outcome sync = CommandTestSupport.program("sync", "--config", settings.toString());

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err())
                .contains("monitor.port=99999", "log.format=xml", "serve.grace=long", "alert.webhook must be")
                .contains("alert.completeness-age=old", "flex.token-expires=soon")
                .doesNotContain("key-4711");
    }

    @ParameterizedTest
    @CsvSource({"nowhere, cannot be read as a folder", "empty, holds no *.camel.yaml"})
    void shouldSayThatTheFolderOfRoutesHasNone(String name, String why) throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        Path routes = folder.resolve(name);
        Path settings = Files.writeString(
                folder.resolve("application.properties"),
                "routes.folder=" + routes
                        + "\nschedule.cron=0 0 0 31 2 ?\ndatabase.url=jdbc:postgresql://127.0.0.1:1/x");

        for (String command : new String[] {"sync", "serve"}) {
            Outcome ended = CommandTestSupport.program(command, "--config", settings.toString());

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err())
                    .contains("routes.folder=" + routes + " " + why, "schedule.cron=0 0 0 31 2 ? never fires");
        }
    }
}
