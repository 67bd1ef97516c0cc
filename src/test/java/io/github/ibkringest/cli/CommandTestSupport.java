package io.github.ibkringest.cli;

import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.store.EmptyStore;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands of the program in this JVM, over a fresh database that the settings file names. */
public abstract class CommandTestSupport {

    /** Tables that a sync fills; the ledger of runs aside. */
    static final List<String> DOMAIN_TABLES = List.of(
            "trade_order",
            "order_alias",
            "execution",
            "option_event",
            "ibkr_contract",
            "instrument",
            "record_revision",
            "quarantined_record",
            "coverage",
            "raw_payload");

    /** Commands take it for the time: a Tuesday in New York, with the statement of Monday due. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T15:00:00Z"), ZoneId.of("America/New_York"));

    /** The last day whose statement is due by that time. */
    public static final LocalDate DUE = LocalDate.of(2026, 11, 23);

    @RegisterExtension
    public static final TestStore STORE = new TestStore();

    @TempDir
    public Path folder;

    private final Properties settings = new Properties();

    @BeforeEach
    void emptyTheDatabase() {
        EmptyStore.of(STORE.jdbc());
        EventReplay.forget(STORE.jdbc());
        settings.putAll(STORE.settings());
        // not there: nothing is noted in, or told by, the folder of whoever runs the tests
        settings.setProperty("home", folder.resolve("no-home").toString());
    }

    /** What a command left behind. */
    public record Outcome(int exitCode, String out, String err) {

        /** The lines of stdout, with single blanks between the columns. */
        public List<String> lines() {
            return out.lines().map(line -> line.replaceAll(" +", " ").strip()).toList();
        }
    }

    /** Sets something in the settings file. */
    public final void set(String key, String value) {
        settings.setProperty(key, value);
    }

    /** Runs a command with the settings of the test. */
    public final Outcome run(String command, String... arguments) {
        return runAt(CLOCK, command, arguments);
    }

    /** The same at another time, and elsewhere. */
    public final Outcome runAt(Clock clock, String command, String... arguments) {
        List<String> line =
                new ArrayList<>(List.of(command, "--config", settingsFile().toString()));
        line.addAll(List.of(arguments));
        return program(clock, line.toArray(String[]::new));
    }

    /** Runs the program with nothing but these arguments. */
    static Outcome program(String... arguments) {
        return program(CLOCK, arguments);
    }

    private static Outcome program(Clock clock, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLineProgram.run(
                clock, line -> line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** A golden statement. */
    public static String statement(String name) {
        return Path.of("src", "test", "resources", "flex", name).toString();
    }

    /** How many rows each table holds; empty ones left out. */
    public static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : DOMAIN_TABLES) {
            long count = STORE.count("select count(*) from trading." + table);
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }

    private Path settingsFile() {
        Path file = folder.resolve("application.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        } catch (IOException e) {
            throw new IllegalStateException("settings", e);
        }
        return file;
    }
}
