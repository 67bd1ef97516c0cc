package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that people could not understand, and what they say instead. Others of the kind need more than a command:
 * {@code ScheduleLogTest}, {@code ServeProcessTest}, {@code DoctorPrivilegesTest}, {@code KilledBeforeTheEndTest},
 * {@code ReadingsKeptTest}, {@code ReasonTest}.
 */
class MessagesTest extends CommandTestSupport {

    private static final String FILES_ONLY = "ibkr-ingest sync --file PATH (no login is configured to fetch them)";

    /**
     * A message.
     *
     * @param why what people met
     * @param met calls the program as they did
     * @param says what the answer holds
     */
    private record Message(String why, Function<MessagesTest, Outcome> met, List<String> says) {

        static Message of(String why, Function<MessagesTest, Outcome> met, String... says) {
            return new Message(why, met, List.of(says));
        }

        @Override
        public String toString() {
            return why;
        }
    }

    static Stream<Message> messages() {
        return Stream.of(sync(), standing(), database(), settings(), commands()).flatMap(Function.identity());
    }

    private static Stream<Message> sync() {
        return Stream.of(
                Message.of(
                        "rows that are none of ours were more than the file has",
                        test -> test.sample("sync", "--source", "sample"),
                        "132 rows = 96 records + 36 skipped (summary-row 30, tax-lot-row 5, wash-sale-row 1)"),
                Message.of(
                        "the table had a line for each file, without the file",
                        test -> test.run(
                                "sync",
                                "--file",
                                statement("cancel-arrives-later-1.xml"),
                                "--file",
                                statement("cancel-arrives-later-2.xml")),
                        "account dataset files read",
                        "2 files: 2 imported"),
                Message.of(
                        "orders made from executions were in no count",
                        test -> test.run("sync", "executions", "--file", statement("cancel-arrives-later-1.xml")),
                        "orders: +1 derived from executions"),
                Message.of(
                        "a cancel was in no count of a dry run",
                        test -> {
                            test.run("sync", "--file", statement("cancel-arrives-later-1.xml"));
                            return test.run("sync", "--dry-run", "--file", statement("cancel-arrives-later-2.xml"));
                        },
                        "updated corrected unchanged"),
                Message.of(
                        "a number spoke of the parser",
                        test -> test.quarantineOf(Rows.stockFill().with("tradePrice", "10,5")),
                        "tradePrice=\"10,5\" is not a number (a comma only separates",
                        "thousands)"),
                Message.of(
                        "a file was not there",
                        test -> test.run("sync", "--file", "day1.xml"),
                        "day1.xml cannot be read: there is no such file"),
                Message.of(
                        "a mistyped account was to be registered",
                        test -> test.run("sync", "--file", statement("two-accounts.xml"), "--account", "U7700010"),
                        "did you mean U7700001?"),
                Message.of(
                        "more than a year was to be split by hand",
                        test -> test.withLogin("sync", "--source", "flex-web", "--from", "2020-01-01"),
                        "at most 365 days at once",
                        "use: ibkr-ingest backfill --from 2020-01-01"),
                Message.of(
                        "a refused connection was the name of a class",
                        test -> test.withLogin("sync", "--source", "flex-web"),
                        "127.0.0.1 cannot be reached (connection refused)"));
    }

    private static Stream<Message> standing() {
        return Stream.of(
                Message.of(
                        "a killed run went on for ever",
                        test -> {
                            test.run("sync", "--file", statement("short-put-assignment.xml"));
                            STORE.jdbc()
                                    .update("update trading.run set status = 'running', finished_at = null"
                                            + " where dataset = 'orders'");
                            return test.run("status");
                        },
                        "interrupted (its program was stopped or killed)"),
                Message.of(
                        "a dataset whose runs all failed was not configured",
                        test -> {
                            test.run("sync", "--file", statement("short-put-assignment.xml"));
                            STORE.jdbc().update("delete from trading.coverage where dataset = 'executions'");
                            STORE.jdbc().update("delete from trading.unproven_period where dataset = 'executions'");
                            STORE.jdbc()
                                    .update("update trading.run set status = 'failed' where dataset = 'executions'");
                            return test.run("coverage");
                        },
                        "no run has succeeded yet"),
                Message.of(
                        "a statement without days had delivered nothing",
                        test -> {
                            test.sync(FlexXml.activity()
                                    .statement("U1234567", s -> s.period("", "").trade(Rows.stockFill())));
                            return test.run("coverage");
                        },
                        "no period stated"),
                Message.of(
                        "gaps of files were to be fetched without a login",
                        test -> test.sample("coverage"),
                        "pass the statements of these days to",
                        FILES_ONLY),
                Message.of("the same of the status", test -> test.sample("status"), FILES_ONLY),
                Message.of(
                        "an alias in other letters, several codes in one option",
                        test -> {
                            test.run("sync", "--file", statement("two-accounts.xml"));
                            return test.run("status", "--account", "u7700001,DU7700002");
                        },
                        "U7700001",
                        "DU7700002"),
                Message.of(
                        "a mistyped account",
                        test -> {
                            test.run("sync", "--file", statement("two-accounts.xml"));
                            return test.run("status", "--account", "U7700010");
                        },
                        "account U7700010 is not registered",
                        "did you mean U7700001?"),
                Message.of(
                        "times in JSON had no zone",
                        test -> {
                            test.run("sync", "--file", statement("short-put-assignment.xml"));
                            return test.run("status", "--json");
                        },
                        "\"lastRun\" : \"20",
                        "Z\","),
                Message.of(
                        "the clock counted nanoseconds",
                        test -> test.run("doctor"),
                        "clock: 2026-11-24T10:00-05:00 in America/New_York"),
                Message.of(
                        "a token was ok that nobody had tried",
                        test -> test.withLogin("doctor"),
                        "token main: is configured, not tested",
                        "test it with: ibkr-ingest doctor --fetch"));
    }

    private static Stream<Message> database() {
        return Stream.of(
                Message.of(
                        "a table was not found",
                        test -> test.run("db", "query", "select * from executions"),
                        "there is no table executions; did you mean execution?",
                        "the schema trading has: accepted_opening, broker_position,"),
                Message.of(
                        "the schema of a table had to be named",
                        test -> test.run("db", "query", "select count(*) as runs from run"),
                        "runs"),
                Message.of(
                        "the host of the database was only repeated",
                        test -> {
                            test.set("database.url", "jdbc:postgresql://nohost.invalid/trading");
                            return test.run("status");
                        },
                        "jdbc:postgresql://nohost.invalid/trading cannot be reached: unknown host"));
    }

    private static Stream<Message> settings() {
        return Stream.of(
                Message.of(
                        "all settings were listed",
                        test -> test.with("flex.dateorder", "MONTH_FIRST"),
                        "flex.dateorder in",
                        "is no setting; did you mean flex.date-order?"),
                Message.of(
                        "a login was not named",
                        test -> test.with("flex-web.main.token", "1"),
                        "flex-web.main.token in",
                        "name its login with flex-web.logins=main"),
                Message.of(
                        "a file was the name of a class",
                        test -> test.with("flex.token-file", "nowhere"),
                        "flex.token-file=nowhere cannot be read (there is no such file)"),
                Message.of(
                        "the same of a folder",
                        test -> test.with("routes.folder", "nowhere"),
                        "routes.folder=nowhere cannot be read as a folder (there is no such file)"));
    }

    private static Stream<Message> commands() {
        return Stream.of(
                Message.of(
                        "an option before the command",
                        test -> program("--config", "any", "status"),
                        "put --config after the command"),
                Message.of(
                        "a mistyped command",
                        test -> program("stauts"),
                        "there is no command stauts; did you mean status?",
                        "see: ibkr-ingest --help"),
                Message.of(
                        "a mistyped part of a command",
                        test -> program("db", "qurey"),
                        "there is no command qurey; did you mean query?",
                        "see: ibkr-ingest db --help"),
                Message.of(
                        "a mistyped option",
                        test -> program("status", "--acount=U1"),
                        "there is no option --acount; did you mean --account?"),
                Message.of(
                        "a word too many",
                        test -> program("sync", "orders", "executions"),
                        "'executions' is one word too many"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void shouldSayWhatAPersonNeeds(Message message) {
        Outcome outcome = message.met().apply(this);

        String said = String.join("\n", outcome.lines()) + "\n" + outcome.err() + outcome.out();
        assertThat(said).contains(message.says()).doesNotContain("Exception", "\tat ");
    }

    private Outcome sample(String... words) {
        run("sync", "--source", "sample");
        return run(words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    private Outcome withLogin(String... words) {
        set("flex.token", "123");
        set("flex.activity-query-id", "1");
        // nobody listens there
        set("flex.base-url", "http://127.0.0.1:9/");
        set("flex.deadline", "1s");
        set("flex.first-wait", "1s");
        return run(words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    private Outcome with(String key, String value) {
        set(key, value);
        return run("status");
    }

    private Outcome sync(FlexXml document) {
        try {
            return run(
                    "sync",
                    "--file",
                    Files.writeString(folder.resolve("statement.xml"), document.toXml())
                            .toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome quarantineOf(Row row) {
        sync(FlexXml.activity().statement("U1234567", s -> s.trade(row)));
        return run("quarantine");
    }
}
