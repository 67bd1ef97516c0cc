package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.AccountRemoval;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.verify.SoundStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The roles that {@code db roles} sets up have the rights they need, and no others. */
class RolesTest {

    private final PGSimpleDataSource administrator = RunningProgram.freshDatabase();

    @BeforeEach
    void setUp() {
        runScript();
        for (String role : new String[] {"ibkr_migrator", "ibkr_writer", "ibkr_reader"}) {
            new JdbcTemplate(administrator).execute("alter role " + role + " password 'for-tests'");
        }
        try (Database database = Database.at(administrator.getUrl(), "ibkr_migrator", "for-tests")) {
            database.dataSource();
        }
        runScript();
    }

    private void runScript() {
        new JdbcTemplate(administrator).execute(Sql.of("db/roles"));
    }

    private PGSimpleDataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(administrator.getUrl());
        source.setUser(role);
        source.setPassword("for-tests");
        return source;
    }

    @Test
    void shouldLetTheIngestRoleSync() {
        Row fill = Rows.stockFill().with("transactionID", "90").with("tradeID", "80");
        try (RunningProgram program = RunningProgram.over(as("ibkr_writer"))) {
            assertThat(program.sync(statement(18, fill))).allMatch(run -> run.error() == null);
            Row renamed = fill.with("ibCommission", "-2").with("symbol", "NWN2").with("quantity", "1x");
            assertThat(program.sync(
                            statement(19, fill.with("ibCommission", "-2").with("symbol", "NWN2"), renamed)))
                    .allMatch(run -> run.error() == null);
        }
        assertThat(new JdbcTemplate(as("ibkr_reader"))
                        .queryForObject("select count(*) from trading.effective_execution", Long.class))
                .isEqualTo(1);
        // who may only read can check, too
        SoundStore.findsInData(new JdbcTemplate(as("ibkr_reader")));
    }

    /** The database may be shared with applications that need them. */
    @Test
    void shouldLeaveTemporaryTablesToEverybodyElse() {
        assertThat(new JdbcTemplate(administrator)
                        .queryForObject(
                                "select has_database_privilege('public', current_database(), 'temporary')",
                                Boolean.class))
                .isTrue();
    }

    @Test
    void shouldNotRelyOnTemporaryTablesOfEverybody() {
        new JdbcTemplate(administrator)
                .execute("revoke temporary on database " + administrator.getDatabaseName() + " from public");
        try (RunningProgram program = RunningProgram.over(as("ibkr_writer"))) {
            assertThat(program.sync(statement(18, Rows.stockFill()))).allMatch(run -> run.error() == null);
        }
    }

    /** Trying again helps against a connection that broke, not against what is forbidden. */
    @Test
    void shouldNotRepeatWhatTheDatabaseForbids() {
        JdbcTemplate jdbc = new JdbcTemplate(administrator);
        jdbc.execute("revoke update on trading.run from ibkr_writer");
        try (RunningProgram program = RunningProgram.over(as("ibkr_writer"))) {
            assertThat(program.sync(statement(18, Rows.stockFill())))
                    .hasSize(3)
                    .allSatisfy(run -> assertThat(run.error()).contains("permission denied for table run"));
        }
        await().until(() -> jdbc.queryForObject(
                        "select count(*) from pg_stat_activity where usename = 'ibkr_writer'"
                                + " and datname = current_database()",
                        Long.class)
                == 0);
        assertThat(jdbc.queryForObject(
                        "select xact_rollback from pg_stat_database where datname = current_database()", Long.class))
                .isLessThan(50);
    }

    @Test
    void shouldLetTheIngestRoleRemoveTheSampleAndNothingElse() {
        JdbcTemplate jdbc = new JdbcTemplate(administrator);
        try (RunningProgram program = RunningProgram.over(as("ibkr_writer"))) {
            assertThat(program.syncSample()).allMatch(run -> run.error() == null);
            assertThat(program.sync(statement(18, Rows.stockFill()))).allMatch(run -> run.error() == null);
        }
        assertThat(jdbc.queryForList("select code from trading.broker_account", String.class))
                .containsExactly("U1234567");
        jdbc.execute("update trading.run set source = 'sample'");
        assertThat(new JdbcTemplate(as("ibkr_writer"))
                        .queryForList("select trading.remove_sample(id, '{}') from trading.broker_account"))
                .isEmpty();
    }

    @Test
    void shouldLetTheOwnerRemoveAccounts() {
        JdbcTemplate jdbc = new JdbcTemplate(administrator);
        try (RunningProgram program = RunningProgram.over(as("ibkr_writer"))) {
            program.sync(statement(18, Rows.stockFill()));
            Account account = new Accounts(jdbc).find("U1234567").orElseThrow();
            assertThatThrownBy(() -> new AccountRemoval(as("ibkr_writer")).remove(account, true))
                    .hasMessage(
                            "user ibkr_writer may not remove accounts; do it as ibkr_migrator, the owner of the tables"
                                    + " (see: db roles)");
            assertThat(new AccountRemoval(as("ibkr_migrator")).remove(account, false))
                    .isPresent();
        }
        assertThat(jdbc.queryForList("select removed_by from trading.account_removal", String.class))
                .containsExactly("ibkr_migrator");
    }

    private static String statement(int day, Row... trades) {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("202607" + day + ";181500")
                                .trade(Rows.orderRow(Rows.stockFill()))
                                .trade(trades)
                                .optionEvent(OptionEvents.expiration()))
                .toXml();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table trading.execution",
                "alter table trading.execution add column more text",
                "create table trading.more (id int)",
                "create table public.more (id int)",
                "truncate trading.execution",
                "delete from trading.execution",
                "delete from trading.record_revision",
                "update trading.record_revision set revision = 1",
                "update trading.raw_payload set sha256 = ''",
                "insert into trading.flyway_schema_history select * from trading.flyway_schema_history",
                "drop trigger execution_history on trading.execution",
                "select trading.remove_account(1)",
                "select trading.clear_account(1, false)",
                "insert into trading.account_removal (broker, code, reason, counts) values ('IBKR', 'U1', 'asked', '{}')",
                "update trading.account_removal set code = 'U1'",
                "update trading.payload_seal set removed_at = now()",
                "insert into trading.payload_seal (id, payload_id, digest, hash) values (1, 1, '', '')",
                "delete from trading.account_removal"
            })
    void shouldRefuseTheIngestRole(String sql) {
        refused("ibkr_writer", sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into trading.broker_account (code, environment) values ('U1', 'LIVE')",
                "update trading.execution set price = 1",
                "delete from trading.execution",
                "drop view trading.effective_execution",
                "select trading.remove_sample(1, array['U1'])"
            })
    void shouldRefuseTheReadRole(String sql) {
        refused("ibkr_reader", sql);
    }

    private void refused(String role, String sql) {
        assertThatThrownBy(() -> new JdbcTemplate(as(role)).execute(sql))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .extracting(cause -> ((java.sql.SQLException) cause).getSQLState())
                .isEqualTo("42501");
    }
}
