package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.embedded.OtherPostgres;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program on the oldest PostgreSQL that works, and on one that is too old. */
class OtherPostgresTest extends CommandTestSupport {

    private static final String CONTENT = "select (select count(*) from trading.trade_order),"
            + " (select count(*) from trading.execution), (select count(*) from trading.option_event),"
            + " (select count(*) from trading.ibkr_contract), (select sum(quantity) from trading.position_by_contract)";

    @TempDir
    Path other;

    @Test
    void shouldDoTheSameOnTheOldestThatWorks() throws Exception {
        Outcome first = run("sync", "--source", "sample");
        Outcome again = run("sync", "--source", "sample");
        Object content = STORE.jdbc().queryForList(CONTENT);
        try (OtherPostgres oldest = OtherPostgres.oldest(other)) {
            use(oldest);
            assertThat(run("sync", "--source", "sample")).isEqualTo(first);
            assertThat(run("sync", "--source", "sample")).isEqualTo(again);
            JdbcTemplate jdbc = new JdbcTemplate(dataSource(oldest));
            assertThat(jdbc.queryForList(CONTENT)).isEqualTo(content);
            for (String view : views(jdbc)) {
                jdbc.queryForList("select * from trading." + view + " limit 1");
            }
            assertThat(jdbc.queryForList("select * from trading.execution_as_of(now())"))
                    .isNotEmpty();
            for (String command : List.of("status", "coverage", "quarantine", "accounts")) {
                assertThat(run(command).exitCode()).as(command).isZero();
            }
            assertThat(run("doctor").out()).contains("ok       database: PostgreSQL 14.", "ok       schema: version ");
        }
    }

    @Test
    void shouldRefuseOneThatIsTooOld() throws Exception {
        try (OtherPostgres tooOld = OtherPostgres.tooOld(other)) {
            use(tooOld);
            set("flex-file.paths", folder.toString());
            for (List<String> command :
                    List.of(List.of("sync", "--source", "sample"), List.of("status"), List.of("serve"))) {
                Outcome refused =
                        run(command.get(0), command.subList(1, command.size()).toArray(String[]::new));
                assertThat(refused.exitCode()).as(command.get(0)).isEqualTo(2);
                assertThat(refused.out()).isEmpty();
                assertThat(refused.err())
                        .contains("the database " + tooOld.jdbcUrl() + " is PostgreSQL 13.")
                        .contains("ibkr-ingest needs 14 or newer");
            }
            Outcome doctor = run("doctor");
            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("problem  database: PostgreSQL 13.")
                    .contains(" is too old", "-> use PostgreSQL 14 or newer");
            assertThat(new JdbcTemplate(dataSource(tooOld))
                            .queryForObject(
                                    "select count(*) from pg_namespace where nspname = 'trading'", Integer.class))
                    .isZero();
        }
    }

    private void use(OtherPostgres server) {
        set("database.url", server.jdbcUrl());
        set("database.user", server.user());
        set("database.password", "");
    }

    private static DataSource dataSource(OtherPostgres server) {
        return new DriverManagerDataSource(server.jdbcUrl(), server.user(), "");
    }

    private static List<String> views(JdbcTemplate jdbc) {
        List<String> views = jdbc.queryForList(
                "select table_name from information_schema.views where table_schema = 'trading'", String.class);
        assertThat(views).isNotEmpty();
        return views;
    }
}
