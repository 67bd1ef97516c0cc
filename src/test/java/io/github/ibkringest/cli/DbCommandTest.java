package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code db} over a configured database. */
class DbCommandTest extends CommandTestSupport {

    @Test
    void shouldPrintAddressesWithoutThePassword() {
        for (Outcome url : new Outcome[] {run("db"), run("db", "url")}) {
            assertThat(url.exitCode()).isZero();
            assertThat(url.lines())
                    .contains("jdbc " + STORE.settings().get("database.url"))
                    .anyMatch(line -> line.startsWith(
                            "psql postgresql://" + STORE.settings().get("database.user") + "@"));
            assertThat(url.out() + url.err()).doesNotContain(STORE.settings().get("database.password"));
        }
    }

    @Test
    void shouldPrintTheRowsOfAQuery() {
        run("sync", "--file", statement("short-put-assignment.xml"));

        Outcome query = run(
                "db",
                "query",
                "select event_type, quantity, null as nothing from trading.option_event order by event_type");

        assertThat(query.exitCode()).isZero();
        assertThat(query.lines()).containsExactly("event_type quantity nothing", "ASSIGNMENT 1", "DELIVERY 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from trading.run",
                "update trading.run set error = 'x'",
                "create table trading.mine (id int)",
                "set session characteristics as transaction read write; delete from trading.run",
                "set transaction read write; delete from trading.run",
                "commit; delete from trading.run"
            })
    void shouldOnlyRead(String sql) {
        run("sync", "--file", statement("short-put-assignment.xml"));
        long runs = STORE.count("select count(*) from trading.run");

        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).isEqualTo(1);
        assertThat(query.err()).containsIgnoringCase("read");
        assertThat(STORE.count("select count(*) from trading.run")).isEqualTo(runs);
        assertThat(STORE.count("select count(*) from trading.run where error = 'x'"))
                .isZero();
    }

    @Test
    void shouldSayWhatIsWrongWithAQuery() {
        Outcome query = run("db", "query", "select nonsense");

        assertThat(query.exitCode()).isEqualTo(1);
        assertThat(query.err()).startsWith("ibkr-ingest: ").contains("nonsense");
        assertThat(query.err().lines().filter(line -> line.contains("\tat "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop"})
    void shouldNotStartOrStopAServerThatSomebodyElseRuns(String command) {
        Outcome outcome = run("db", command);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("a database is configured", "only the embedded server");
    }

    @Test
    void shouldSayThatTheDatabaseCanNotBeReached() {
        set("database.url", "jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1");

        Outcome status = run("status");

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.err())
                .contains("jdbc:postgresql://127.0.0.1:1/nowhere can not be reached", "IBKR_INGEST_DATABASE_URL")
                .doesNotContain(STORE.settings().get("database.password"));
    }

    @Test
    void shouldLeaveTheSchemaOfANewerProgramAlone() {
        STORE.jdbc()
                .update("insert into trading.flyway_schema_history (installed_rank, version, description, type, script,"
                        + " installed_by, execution_time, success) values (99, '1000', 'later', 'SQL', 'later.sql', 'x', 1,"
                        + " true)");
        try {
            Outcome sync = run("sync", "--file", statement("short-put-assignment.xml"));

            assertThat(sync.exitCode()).isEqualTo(2);
            assertThat(sync.err())
                    .contains("has version 1000, made by a newer ibkr-ingest", "use the newer program")
                    .doesNotContain(STORE.settings().get("database.password"));
            assertThat(STORE.count("select count(*) from trading.run")).isZero();
            assertThat(run("doctor").out()).contains("problem  schema");
        } finally {
            STORE.jdbc().update("delete from trading.flyway_schema_history where version = '1000'");
        }
    }
}
