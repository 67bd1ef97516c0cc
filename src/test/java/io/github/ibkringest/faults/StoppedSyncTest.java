package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.StatementFolder;
import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexStubServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code sync} as a process of its own that somebody has had enough of (Ctrl-C, SIGTERM). */
class StoppedSyncTest {

    private static final int INTERRUPTED = 128 + 2;
    private static final int TERMINATED = 128 + 15;

    @Test
    void shouldSayWhatItHasKeptAndGoOnThere(@TempDir Path folder) throws Exception {
        PGSimpleDataSource database = RunningProgram.freshDatabase();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        RunningProgram.over(database).close();
        StatementFolder.write(folder, 1, 4, 0, LocalDate.of(2026, 7, 17));
        Map<String, String> environment = environment(database);
        makeTheThirdFileWait(jdbc);
        ProgramProcess.Ended ended;
        try (Connection holding = database.getConnection()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table trading.gate in access exclusive mode");
            ProgramProcess syncing = ProgramProcess.start(environment, "sync", "--file", folder.toString());
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> isWaiting(jdbc));
            String process = String.valueOf(syncing.handle().pid());
            new ProcessBuilder("kill", "-INT", process).start().waitFor();
            ended = syncing.await();
            holding.rollback();
        }
        assertThat(ended.code()).as(ended.err()).isEqualTo(INTERRUPTED);
        assertThat(ended.err().lines())
                .containsExactly("Stopped: 2 of 4 files are stored; run the same command again to continue.");
        assertThat(ended.out()).isEmpty();

        ProgramProcess.Ended then = ProgramProcess.run(environment, "sync", "--file", folder.toString());
        assertThat(then.code()).as(then.err()).isZero();
        assertThat(then.out()).contains("4 files: 2 known (--again reads them, too), 2 imported");
        assertThat(jdbc.queryForObject("select count(*) from trading.execution", Long.class))
                .isEqualTo(4);
    }

    private static void makeTheThirdFileWait(JdbcTemplate jdbc) {
        jdbc.execute("create table trading.gate (id int)");
        jdbc.execute("create function trading.wait_at_gate() returns trigger language plpgsql as $$ begin"
                + " if new.exec_key like '%00000001.01.01' then lock table trading.gate in access share mode; end if;"
                + " return new; end $$");
        jdbc.execute("create trigger gate before insert on trading.execution for each row"
                + " execute function trading.wait_at_gate()");
    }

    private static boolean isWaiting(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                        "select count(*) from pg_locks where not granted and relation = 'trading.gate'::regclass",
                        Long.class)
                > 0;
    }

    private static Map<String, String> environment(PGSimpleDataSource database) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("IBKR_INGEST_DATABASE_URL", database.getUrl());
        environment.put("IBKR_INGEST_DATABASE_USER", database.getUser());
        environment.put("IBKR_INGEST_DATABASE_PASSWORD", database.getPassword());
        return environment;
    }

    @Test
    void shouldEndAtOnceAlsoWhileItWaitsForTheBroker() {
        PGSimpleDataSource database = RunningProgram.freshDatabase();
        Map<String, String> environment = environment(database);
        ProgramProcess.Ended ended;
        try (FlexStubServer stub = FlexStubServer.start(Instant::now)
                .deliver("1000001", "")
                .onRequest(FlexReply.error(1009, "The server is under heavy load."))) {
            environment.put("IBKR_INGEST_FLEX_BASE_URL", stub.baseUrl().toString());
            environment.put("IBKR_INGEST_FLEX_TOKEN", FlexStubServer.TOKEN);
            environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "1000001");
            ProgramProcess syncing = ProgramProcess.start(environment, "sync");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> syncing.said().contains("trying again"));
            int asked = stub.requests().size();
            syncing.handle().destroy();
            ended = syncing.await();
            // one may have been on its way; it would go on for the five minutes of flex.deadline
            assertThat(stub.requests()).as("requests").hasSizeLessThanOrEqualTo(asked + 1);
        }

        assertThat(ended.code()).as(ended.err()).isEqualTo(TERMINATED);
        assertThat(ended.err())
                .contains("Stopped: runs that were done are stored, the active ones are rolled back")
                .doesNotContain("Exception");
    }
}
