package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database fails under a program in the middle of a run: it ends with 1 and a sentence, and the next one heals. */
class DatabaseFaultsProgramTest {

    /** Where the run is held up: the table that it wants to write next. */
    private static final List<String> PLACES = List.of("trade_order", "execution", "option_event", "coverage");

    private static FaultyServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = FaultyServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldHealAfterACrashOfTheDatabase() throws Exception {
        strike(DatabaseFault.CRASH, "execution", 1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void shouldHealAfter(DatabaseFault fault) throws Exception {
        FaultMatrix.record(
                fault.label() + " in the middle of a run",
                "held at " + String.join(", ", PLACES) + "; seeds 1 to " + PLACES.size(),
                () -> {
                    for (int seed = 1; seed <= PLACES.size(); seed++) {
                        strike(fault, PLACES.get(seed - 1), seed);
                    }
                    return PLACES.size() + " of " + PLACES.size()
                            + " ended with exit 1 and a sentence, the next sync with 0;"
                            + " rows as undisturbed, no run left open";
                });
    }

    /** Six runs: three datasets of two accounts. */
    private static String[] arguments(KillWorld world) {
        return new String[] {"sync", "--json", "--file", world.files()[0].toString()};
    }

    private void strike(DatabaseFault fault, String table, int seed) throws Exception {
        String what = fault + " at " + table + ", seed " + seed;
        KillWorld world = new KillWorld(folder, seed, 1_200);
        Map<String, List<String>> wanted = undisturbed(world);
        PGSimpleDataSource database = server.create("struck", null);
        Map<String, String> environment = KillWorld.environment(database);
        ProgramProcess.run(environment, "status"); // makes the schema
        fault.prepare(database);
        ProgramProcess.Ended ended;
        long struck;
        try (Connection blocker = database.getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table trading." + table + " in exclusive mode");
            ProgramProcess program = ProgramProcess.start(environment, arguments(world));
            awaitBlocked(new JdbcTemplate(database));
            struck = System.nanoTime();
            fault.strike(server, database);
            ended = fault == DatabaseFault.TERMINATION ? release(blocker, program) : program.await();
        } catch (SQLException e) {
            throw new IllegalStateException(what, e);
        }
        Duration after = Duration.ofNanos(System.nanoTime() - struck);
        System.out.println(what + ": exit " + ended.code() + " after " + after + ", "
                + ended.err().strip());
        assertThat(ended.code()).as(what + ended.err()).isEqualTo(1);
        assertThat(ended.err()).as(what).isNotBlank().doesNotContain("Exception", "\tat ");
        saysWhatBecameOfEachRun(what, ended, fault == DatabaseFault.OUTAGE);
        fault.heal(server);
        ProgramProcess.Ended again = ProgramProcess.run(environment, arguments(world));
        assertThat(again.code()).as(what + again.err()).isZero();
        assertSame(what, new JdbcTemplate(database), wanted);
        server.drop("struck");
    }

    private static void saysWhatBecameOfEachRun(String what, ProgramProcess.Ended ended, boolean none)
            throws IOException {
        JsonNode runs = new ObjectMapper().readTree(ended.out()).get("runs");
        assertThat(runs).as(what).hasSize(6).allSatisfy(run -> {
            boolean failed = run.get("status").asText().equals("failed");
            assertThat(failed).as(what + run).isEqualTo(!run.get("error").isNull());
            assertThat(failed || !none).as(what + run).isTrue();
        });
        if (none) {
            assertThat(runs)
                    .as("the runs that were left")
                    .filteredOn(run -> run.get("runId").isNull())
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(run -> assertThat(run.get("error").asText())
                            .startsWith("the database jdbc:postgresql://127.0.0.1")
                            .contains(" cannot be reached: "));
        }
    }

    private static ProgramProcess.Ended release(Connection blocker, ProgramProcess program) throws SQLException {
        blocker.rollback();
        return program.await();
    }

    private static Map<String, List<String>> undisturbed(KillWorld world) {
        PGSimpleDataSource database = server.create("undisturbed", null);
        ProgramProcess.Ended ended = ProgramProcess.run(KillWorld.environment(database), arguments(world));
        assertThat(ended.code()).as(ended.err()).isZero();
        return TableDigest.of(new JdbcTemplate(database));
    }

    private static void awaitBlocked(JdbcTemplate jdbc) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'",
                                Long.class)
                        > 0);
    }

    private static void assertSame(String what, JdbcTemplate jdbc, Map<String, List<String>> wanted) {
        assertThat(TableDigest.of(jdbc)).as(what).isEqualTo(wanted);
        assertThat(jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class))
                .as(what)
                .isZero();
    }
}
