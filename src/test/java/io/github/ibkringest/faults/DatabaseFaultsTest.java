package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.StatementGenerator;
import io.github.ibkringest.ingest.run.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database ends a run in the middle: it fails with a sentence, its rows are gone, and the next sync heals all. */
class DatabaseFaultsTest {

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate administrator = new JdbcTemplate(database);
    private RunningProgram program = RunningProgram.over(database);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = StatementGenerator.of(1_500, 1, 3).writeTo(folder.resolve("statement.xml"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    /** Holds up the next run at its first written row, until the connection ends. */
    private Connection blocking() throws Exception {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table trading.trade_order in exclusive mode");
        return connection;
    }

    private void awaitBlocked() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> administrator.queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'",
                                Long.class)
                        > 0);
    }

    private void heals() {
        assertThat(program.sync(file)).allMatch(run -> run.error() == null);
        PGSimpleDataSource other = RunningProgram.freshDatabase();
        try (RunningProgram undisturbed = RunningProgram.over(other)) {
            undisturbed.sync(file);
            Map<String, List<String>> wanted = TableDigest.of(undisturbed.jdbc());
            Map<String, List<String>> got = TableDigest.of(administrator);
            wanted.forEach((table, rows) -> assertThat(got.get(table)).as(table).isEqualTo(rows));
        }
        assertThat(administrator.queryForObject(
                        "select count(*) from trading.run where status = 'running'", Long.class))
                .isZero();
    }

    @Test
    void shouldHealAfterItsConnectionWasTerminated() throws Exception {
        try (Connection blocker = blocking()) {
            CompletableFuture<List<RunReport>> sync = CompletableFuture.supplyAsync(() -> program.sync(file));
            awaitBlocked();
            administrator.queryForList("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
            blocker.rollback();
            List<RunReport> reports = sync.get();
            assertThat(reports.get(0).status()).isEqualTo(RunReport.Status.FAILED);
            // how the driver puts it depends on whether it was sending or waiting
            assertThat(reports.get(0).error())
                    .containsAnyOf("terminating connection", "connection to the database broke");
            assertThat(administrator.queryForObject(
                            "select status from trading.run where id = ?",
                            String.class,
                            reports.get(0).runId()))
                    .isEqualTo("failed");
        }
        heals();
    }

    @Test
    void shouldHealAfterALockTimeOut() throws Exception {
        administrator.execute("alter database " + database.getDatabaseName() + " set lock_timeout = '500ms'");
        program.close();
        program = RunningProgram.over(database);
        try (Connection blocker = blocking()) {
            List<RunReport> reports = program.sync(file);
            assertThat(reports.get(0).status()).isEqualTo(RunReport.Status.FAILED);
            assertThat(reports.get(0).error()).contains("lock timeout");
            blocker.rollback();
        }
        heals();
    }

    @Test
    void shouldRunAgainAfterADeadlock() throws Exception {
        // the run looks first, and looks late enough for the other side to wait for it by then
        administrator.execute("alter database " + database.getDatabaseName() + " set deadlock_timeout = '3s'");
        program.close();
        program = RunningProgram.over(database);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("set local deadlock_timeout = '10min'");
            other.createStatement().execute("select pg_advisory_xact_lock(hashtext('trading.ibkr_contract'))");
            CompletableFuture<List<RunReport>> sync = CompletableFuture.supplyAsync(() -> program.sync(file));
            awaitBlocked();
            // the waiting run has read this table, so this waits for the run that waits for this
            other.createStatement().execute("lock table trading.trade_order in access exclusive mode");
            other.rollback();
            assertThat(sync.get()).allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        }
        assertThat(administrator.queryForList("select error from trading.run where status = 'failed'", String.class))
                .containsExactly("broken off by the database because of another transaction; run again");
        heals();
    }

    @Test
    void shouldRunAgainWhenItsRowsHaveBeenWrittenMeanwhile() throws Exception {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            // the run waits for the key of a contract before it writes rows
            other.createStatement()
                    .execute("insert into trading.ibkr_contract (con_id) values ('"
                            + contracts().get(0) + "')");
            CompletableFuture<List<RunReport>> sync = CompletableFuture.supplyAsync(() -> program.sync(file));
            awaitBlocked();
            // it has looked for its orders and found none
            other.createStatement()
                    .execute("insert into trading.trade_order"
                            + " (account_id, order_key, ibkr_order_id, status, source, feed, feed_rank, first_run_id,"
                            + " last_run_id)"
                            + " select a.id, 'F:" + orderIds().get(0) + "', '"
                            + orderIds().get(0) + "', 'FILLED_OR_PARTIAL', 'derived', 'executions',"
                            + " 0, 1, 1 from trading.broker_account a");
            other.commit();
            assertThat(sync.get()).allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        }
        assertThat(administrator.queryForObject("select count(*) from trading.run where status = 'failed'", Long.class))
                .isEqualTo(1);
        assertThat(administrator.queryForObject(
                        "select count(*) from trading.trade_order where raw_record is null", Long.class))
                .isZero();
        heals();
    }

    private List<String> orderIds() throws Exception {
        return valuesOf("ibOrderID");
    }

    private List<String> contracts() throws Exception {
        return valuesOf("conid");
    }

    private List<String> valuesOf(String attribute) throws Exception {
        return Pattern.compile("<Order [^>]* " + attribute + "=\"(\\d+)\"")
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void shouldRefuseCountsThatDoNotAddUp() {
        program.sync(file);
        assertThat(administrator.queryForObject(
                        "select count(*) from trading.run where status = 'succeeded' and read <> inserted + updated"
                                + " + unchanged + quarantined + trading.ignored_total(ignored)",
                        Long.class))
                .isZero();
    }
}
