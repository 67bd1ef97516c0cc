package io.github.ibkringest.faults;

import static org.awaitility.Awaitility.await;

import io.github.ibkringest.faults.wire.KillingProxy;
import io.github.ibkringest.faults.wire.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The program as a process that is killed on its way to the database. */
final class KilledProgram {

    /** The exit code of a killed process. */
    static final int KILLED = 137;

    private static final String OTHERS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            """;

    private KilledProgram() {}

    /**
     * Starts the program, and kills it at a place. When this returns, the database has noticed that it is gone.
     *
     * @param environment the settings besides the database
     */
    static ProgramProcess.Ended at(
            Place place, PGSimpleDataSource database, Map<String, String> environment, String... arguments) {
        CompletableFuture<ProgramProcess> program = new CompletableFuture<>();
        try (KillingProxy proxy = new KillingProxy(
                database.getPortNumbers()[0], place, () -> program.join().kill())) {
            Map<String, String> settings = new TreeMap<>(environment);
            settings.putAll(KillWorld.environment(proxy.before(database)));
            program.complete(ProgramProcess.start(settings, arguments));
            ProgramProcess.Ended ended = program.join().await();
            JdbcTemplate jdbc = new JdbcTemplate(database);
            await().pollInterval(Duration.ofMillis(5)).until(() -> jdbc.queryForObject(OTHERS, Long.class) == 0);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
