package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

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
                "with gone as (delete from trading.run returning 1) select * from gone",
                "explain analyze delete from trading.run"
            })
    void shouldOnlyRead(String sql) {
        run("sync", "--file", statement("short-put-assignment.xml"));
        long runs = STORE.count("select count(*) from trading.run");

        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).isEqualTo(1);
        assertThat(query.err()).contains("db query only reads, and this would write");
        assertThat(STORE.count("select count(*) from trading.run")).isEqualTo(runs);
        assertThat(STORE.count("select count(*) from trading.run where error = 'x'"))
                .isZero();
    }

    /** A superuser, as of the tests, starts programs and reads files from within a transaction that cannot write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to program 'touch FILE'",
                "copy (select 1) to 'FILE'",
                "copy trading.run from '/etc/passwd'",
                "delete from trading.run",
                "update trading.run set error = 'x'",
                "create table trading.mine (id int)",
                "set role postgres",
                "reset role",
                "set session authorization default",
                "do $$ begin perform 1; end $$",
                "call x()",
                "lock table trading.run",
                "load 'x'",
                "prepare x as select 1",
                "execute x",
                "declare c cursor for select 1",
                "vacuum",
                "listen x",
                "checkpoint",
                "begin read write",
                "commit"
            })
    void shouldTakeQueriesOnly(String sql) {
        Path file = folder.resolve("written");

        Outcome query = run("db", "query", sql.replace("FILE", file.toString()));

        assertThat(query.exitCode()).isEqualTo(2);
        assertThat(query.out()).isEmpty();
        assertThat(query.err()).contains("db query only reads", "not '" + sql.split(" ")[0] + "'");
        assertThat(Files.exists(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_read_file('/etc/hostname')",
                "select * from pg_catalog.pg_read_file ('/etc/hostname')",
                "select \"pg_read_file\"('/etc/hostname')",
                "select U&\"pg\\005Fread_file\"('/etc/hostname')",
                "select pg_read_file/* ( */('/etc/hostname')",
                "select e'\\'' || pg_read_file('/etc/hostname') || ''",
                "select '\\' || pg_read_file('/etc/hostname') || ''",
                "select $a$ $b$ $a$ || pg_read_file('/etc/hostname')",
                "table pg_ls_dir('.')",
                "values (lo_export(1, 'FILE'))",
                "with x as (select lo_import('/etc/hostname')) select * from x",
                "explain analyze select pg_ls_dir('.')",
                "select set_config('role', 'none', true)",
                "select query_to_xml('select pg_read_file(''/etc/hostname'')', true, true, '')",
                "select * from ts_stat('select to_tsvector(pg_read_file(''/etc/hostname''))')",
                "select pg_terminate_backend(1)",
                "select pg_reload_conf()",
                "select pg_advisory_lock(1)"
            })
    void shouldNotActByAFunction(String sql) {
        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).as(query.out()).isIn(1, 2);
        assertThat(query.out()).isEmpty();
        if (!sql.startsWith("table")) {
            assertThat(query.err()).contains("db query only reads", "may act and is refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(select 1 as x)",
                "values (1)",
                "table run",
                "show server_version",
                "explain select 1",
                "with x as (select 1) select * from x",
                "select random() > 2, now() is null, count(*), pg_total_relation_size('run') > 0 from run",
                "select * from execution_as_of(now())",
                "select 'pg_read_file(1)' as \"pg_read_file\" -- pg_read_file(1)"
            })
    void shouldRunWhateverReads(String sql) {
        Outcome query = run("db", "query", sql);

        assertThat(query.exitCode()).as(query.err()).isZero();
        assertThat(query.out()).isNotEmpty();
    }

    @Test
    void shouldRunAsTheReadingRoleWhereThereIsOne() {
        PGSimpleDataSource database = TestDatabase.createMigrated();
        new JdbcTemplate(database).execute(Sql.of("db/roles"));
        set("database.url", database.getUrl());

        assertThat(run("db", "query", "select current_user, count(*) from execution")
                        .lines())
                .containsExactly("current_user count", "ibkr_reader 0");
        assertThat(run("db", "query", "select * from pg_authid").err()).contains("permission denied");
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
                "do $$ begin execute 'set transaction read write'; delete from trading.run; end $$"
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
                .contains("jdbc:postgresql://127.0.0.1:1/nowhere cannot be reached", "IBKR_INGEST_DATABASE_URL")
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
                    .contains("has version 1000, created by a newer ibkr-ingest", "use the newer program")
                    .doesNotContain(STORE.settings().get("database.password"));
            assertThat(STORE.count("select count(*) from trading.run")).isZero();
            assertThat(run("doctor").out()).contains("problem  schema");
        } finally {
            STORE.jdbc().update("delete from trading.flyway_schema_history where version = '1000'");
        }
    }
}
