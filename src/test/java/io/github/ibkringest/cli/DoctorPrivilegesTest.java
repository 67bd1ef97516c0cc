package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.sql.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code doctor} says of the rights of the role that {@code db roles} makes for syncs. */
class DoctorPrivilegesTest extends CommandTestSupport {

    private final PGSimpleDataSource database = TestDatabase.createMigrated();
    private final JdbcTemplate administrator = new JdbcTemplate(database);

    @BeforeEach
    void syncAsTheIngestRole() {
        administrator.execute(Sql.of("db/roles"));
        administrator.execute("alter role ibkr_writer password 'for-tests'");
        set("database.url", database.getUrl());
        set("database.user", "ibkr_writer");
        set("database.password", "for-tests");
    }

    @Test
    void shouldBeContentWithTheRoleThatWeMake() {
        assertThat(run("doctor").out()).contains("user ibkr_writer may do what a sync does");
    }

    /** The script makes an empty schema, which the role that syncs may use and not fill with tables. */
    @Test
    void shouldSayThatTheSchemaIsNotThereAndWhoMayMakeIt() {
        PGSimpleDataSource fresh = (PGSimpleDataSource) TestDatabase.create();
        new JdbcTemplate(fresh).execute(Sql.of("db/roles"));
        set("database.url", fresh.getUrl());

        Outcome doctor = run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("problem  schema: is not there yet", "user ibkr_writer may not create or migrate the schema")
                .contains("-> start once as ibkr_migrator (see: db roles)")
                .doesNotContain("may do what a sync does");
        Outcome sync = run("sync", "--file", statement("two-accounts.xml"));
        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err())
                .contains(
                        "user ibkr_writer may not create or migrate the schema",
                        "start once as ibkr_migrator (see: db roles)");
    }

    @Test
    void shouldSayThatANewerSchemaNeedsItsOwner() {
        administrator.execute("delete from trading.flyway_schema_history where installed_rank ="
                + " (select max(installed_rank) from trading.flyway_schema_history)");

        assertThat(run("doctor").out())
                .contains("problem  schema: version", "1 migrations pending, and user ibkr_writer may not");
        assertThat(run("status").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldTellAReaderSoInOneLine() {
        administrator.execute("alter role ibkr_reader password 'for-tests'");
        set("database.user", "ibkr_reader");

        Outcome doctor = run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("problem  privileges: user ibkr_reader is read-only; sync needs ibkr_writer")
                .doesNotContain("insert on");
    }

    @Test
    void shouldTellAStrangerThatItHasNoRight() {
        administrator.execute("revoke usage on schema trading from ibkr_writer");

        assertThat(run("doctor").out())
                .contains("user ibkr_writer has no right to the schema trading")
                .doesNotContain("select on");
    }

    @Test
    void shouldNameEachRightThatIsLacking() {
        administrator.execute("revoke update on trading.run, trading.execution from ibkr_writer");
        administrator.execute("revoke delete on trading.instrument, trading.qrtz_triggers from ibkr_writer");
        administrator.execute("revoke insert on trading.raw_payload from ibkr_writer");

        assertThat(run("doctor").out())
                .contains("user ibkr_writer lacks: delete on trading.instrument, delete on trading.qrtz_triggers,"
                        + " insert on trading.raw_payload, update on trading.execution, update on trading.run")
                .contains("run the SQL that db roles prints once more");
    }

    /** The script was run, then the owner made the schema: its tables came after what the script could give. */
    @Test
    void shouldStopASyncThatLacksRightsBeforeItWritesAnything() {
        administrator.execute("revoke delete on trading.instrument from ibkr_writer");
        administrator.execute("revoke execute on function trading.publish_events from ibkr_writer");

        Outcome sync = run("sync", "--file", statement("two-accounts.xml"));

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.out()).isEmpty();
        assertThat(sync.err())
                .contains("user ibkr_writer lacks: delete on trading.instrument,"
                        + " execute on function trading.publish_events; run the SQL that db roles prints once more");
        assertThat(administrator.queryForObject("select count(*) from trading.run", Long.class))
                .isZero();

        administrator.execute("alter role ibkr_reader password 'for-tests'");
        set("database.user", "ibkr_reader");
        assertThat(run("sync", "--file", statement("two-accounts.xml")).err())
                .contains("user ibkr_reader may only read; to sync, set database.user to a user like ibkr_writer");
    }
}
