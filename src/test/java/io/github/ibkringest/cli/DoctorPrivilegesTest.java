package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.Sql;
import io.github.ibkringest.store.TestDatabase;
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
        assertThat(run("doctor").out()).contains("the user may do what a sync does");
    }

    @Test
    void shouldNameEachRightThatIsLacking() {
        administrator.execute("revoke update on trading.run, trading.execution from ibkr_writer");
        administrator.execute("revoke delete on trading.instrument, trading.qrtz_triggers from ibkr_writer");
        administrator.execute("revoke insert on trading.raw_payload from ibkr_writer");

        assertThat(run("doctor").out())
                .contains("the user lacks: delete on trading.instrument, delete on trading.qrtz_triggers,"
                        + " insert on trading.raw_payload, update on trading.execution, update on trading.run")
                .contains("see: ibkr-ingest db roles");
    }
}
