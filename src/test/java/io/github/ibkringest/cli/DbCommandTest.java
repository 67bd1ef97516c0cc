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
                "with gone as (delete from trading.run returning 1) select * from gone",
                "explain analyze delete from trading.run"
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

    /** More than one could end the read-only transaction and begin another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit; begin read write; update trading.run set error = 'x'; commit; select 1",
                "commit; delete from trading.run",
                "rollback;;update trading.run set error = 'x'",
                "set transaction read write; delete from trading.run",
                "set session characteristics as transaction read write; delete from trading.run",
                "select '\\'; delete from trading.run; --'",
                "select $a$;$a$; delete from trading.run",
                "select 1 /* ; /* */ */; delete from trading.run"
            })
    void shouldTakeOneStatementOnly(String sql) {
        run("sync", "--file", statement("short-put-assignment.xml"));
        long runs = STORE.count("select count(*) from trading.run");

        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).isEqualTo(2);
        assertThat(query.out()).isEmpty();
        assertThat(query.err()).contains("one statement");
        assertThat(STORE.count("select count(*) from trading.run where error is null"))
                .isEqualTo(runs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do $$ begin commit; delete from trading.run; commit; end $$",
                "create function f() returns int begin atomic select 1; end; commit; begin read write; delete from trading.run",
                "{fn now()}; delete from trading.run",
                "do $$ begin execute 'set transaction read write'; delete from trading.run; end $$",
                "commit",
                "begin read write"
            })
    void shouldNotBeTalkedIntoWritingByOneStatement(String sql) {
        run("sync", "--file", statement("short-put-assignment.xml"));
        long runs = STORE.count("select count(*) from trading.run");

        run("db", "query", sql);

        assertThat(STORE.count("select count(*) from trading.run")).isEqualTo(runs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';' as x",
                "select 'y'::text as x;",
                " select '{\"a\":1}'::jsonb ? 'a' as x ; ",
                "/* one */ select 1 as x",
                "select 1 as x -- ; done",
                "select 1 as x; -- done",
                "select 1 as x; /* done */ ; "
            })
    void shouldTakeAStatementAsItIsWritten(String sql) {
        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).as(query.err()).isZero();
        assertThat(query.lines()).hasSize(2).first().isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "/* nothing */", ";-- nothing"})
    void shouldRefuseAnEmptyQuery(String sql) {
        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).isEqualTo(2);
        assertThat(query.err()).contains("SQL", "empty");
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
