package io.github.ibkringest.store.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever is done to the rows, and whenever figures are kept: what is shown is what the views say of the rows. */
class KeptFiguresTest {

    private static final PGSimpleDataSource DATABASE = TestDatabase.createMigrated();
    private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE);

    private static final List<String> CHANGES = List.of(
            "update trading.execution set commission = commission + 0.01, revision = revision + 1 where id = %d",
            "update trading.execution set price = price * 1.5 where id = %d",
            "update trading.execution set realized_pnl = null where id = %d",
            "update trading.execution set con_id = '1', contract_id = 1 where id = %d",
            "update trading.execution set con_id = null, contract_id = null where id = %d",
            "update trading.execution set executed_at = executed_at - interval '1 day' where id = %d",
            "update trading.execution set superseded_by = id + 1 where id = %d",
            "update trading.execution set superseded_by = null where id = %d",
            "update trading.execution set cancelled_by = id + 2 where id = %d",
            "update trading.execution set cancelled_by = null where id = %d",
            "update trading.ibkr_contract set multiplier = multiplier + 1 where id = 1 + %d %% 4",
            "update trading.ibkr_contract set symbol = symbol || 'x', underlying_symbol = 'U' where id = 1 + %d %% 4",
            moving("transfer", "transfer_key, transfer_type", "gen_random_uuid(), 'FOP'"),
            moving(
                    "corporate_action",
                    "action_key, action_type, description",
                    "gen_random_uuid(), 'FS', 'S SPLIT 2 FOR 1 (S)'"),
            "update trading.transfer set quantity = - quantity, con_id = '2', contract_id = 2 where id %% 2 = %d %% 2",
            "update trading.corporate_action set quantity = quantity + 2, revision = revision + 1 where id %% 2 = %d %% 2",
            "delete from trading.transfer where id %% 2 = %d %% 2",
            "delete from trading.corporate_action where id %% 2 = %d %% 2",
            "delete from trading.execution e where id = %d and not exists"
                    + " (select from trading.execution o where e.id in (o.superseded_by, o.cancelled_by))");

    private static String moving(String table, String columns, String values) {
        return "insert into trading." + table + " (account_id, " + columns
                + ", con_id, contract_id, quantity, happened_at,"
                + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id) select 1, " + values
                + ", c.con_id, c.id, coalesce((select sum(e.signed_quantity) from trading.execution e where e.account_id = 1"
                + " and e.con_id = c.con_id), 3), timestamptz '2026-01-12 15:00Z', 'f', 'f', 4, gen_random_uuid(), '{}', 1, 1"
                + " from trading.ibkr_contract c where c.id = 1 + %d %% 4";
    }

    @BeforeEach
    void begin() {
        JDBC.execute("truncate trading.broker_account, trading.ibkr_contract restart identity cascade");
        JDBC.execute("alter sequence trading.execution_id_seq restart");
        JDBC.update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE'), ('U2', 'LIVE')");
        JDBC.update("insert into trading.ibkr_contract (con_id, sec_type, symbol, multiplier, currency)"
                + " select n, 'OPT', 'S' || n, 100, 'USD' from generate_series(1, 4) n");
        assertThat(count("kept_day") + count("kept_round_trip") + count("kept_position") + count("stale_contract"))
                .as("emptied with the rows")
                .isZero();
    }

    private static long count(String table) {
        return JDBC.queryForObject("select count(*) from trading." + table, Long.class);
    }

    private static void trade(Random random) {
        JDBC.update(
                "insert into trading.execution (account_id, exec_key, kind, con_id, contract_id, symbol, side, quantity,"
                        + " signed_quantity, price, currency, commission, commission_currency, realized_pnl, executed_at,"
                        + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                        + " select ?, gen_random_uuid(), 'FILL', c.con_id, c.id, c.symbol, case when n.q > 0 then 'BUY' else 'SELL' end,"
                        + " abs(n.q), n.q, 1.25 * n.p, 'USD', 0.35, 'USD', n.p, timestamptz '2026-01-05 15:00Z'"
                        + " + n.p * interval '3 hours', 'flex-file', 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1"
                        + " from trading.ibkr_contract c cross join (values (?, ?), (?, ?)) n (q, p) where c.id = ?",
                1 + random.nextInt(2),
                1 + random.nextInt(4),
                random.nextInt(90),
                -1 - random.nextInt(4),
                random.nextInt(90),
                1 + random.nextInt(4));
    }

    private static void addUp(Statement statement) throws SQLException {
        statement.execute("delete from trading.position_total");
        statement.execute(
                "insert into trading.position_total (account_id, con_id, loose_symbol, quantity, quantity_before,"
                        + " moved_at, last_run_id) select account_id, coalesce(con_id, ''), case when con_id is null then symbol else '' end,"
                        + " sum(quantity), 0, now(), 1 from ("
                        + "select account_id, con_id, symbol, signed_quantity as quantity from trading.execution where is_effective"
                        + " union all select account_id, con_id, symbol, quantity from trading.transfer"
                        + " union all select account_id, con_id, symbol, quantity from trading.corporate_action) x group by 1, 2, 3");
    }

    private static int keep(int contracts) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (var row = statement.executeQuery("select trading.keep_figures(" + contracts + ")")) {
                row.next();
                int made = row.getInt(1);
                connection.commit();
                return made;
            }
        }
    }

    /** Rows that are in one but not in the other. */
    private static void shouldBeWhatTheRowsSay() {
        for (String[] pair : new String[][] {
            {"current_day", "contract_day"}, {"current_round_trip", "round_trip"}, {"current_position", "open_position"}
        }) {
            assertThat(JDBC.queryForList("(select 'not so' as wrong, a::text from (select * from trading." + pair[0]
                            + " except all select * from trading." + pair[1] + ") a) union all"
                            + " (select 'missing', a::text from (select * from trading." + pair[1]
                            + " except all select * from trading." + pair[0] + ") a)"))
                    .as(pair[0])
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAlwaysBeWhatTheRowsSay(long seed) throws SQLException {
        Random random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            try (Connection connection = DATABASE.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                if (step % 3 == 0) {
                    trade(random);
                }
                statement.execute(
                        CHANGES.get(random.nextInt(CHANGES.size())).formatted(1 + random.nextInt(2 + step / 2)));
                addUp(statement);
                connection.commit();
            } catch (SQLException e) {
                // there is no row yet that it could refer to
                assertThat(e.getSQLState()).isEqualTo("23503");
            }
            shouldBeWhatTheRowsSay();
            if (random.nextBoolean()) {
                keep(1 + random.nextInt(3));
                shouldBeWhatTheRowsSay();
            }
        }
        assertThat(count("kept_round_trip")).isPositive();
    }

    /** A run that commits after its contract was kept leaves its mark, because the one who kept did not see it. */
    @Test
    void shouldNotOverlookARunThatIsNotAtItsEnd() throws SQLException {
        Random random = new Random(7);
        for (int i = 0; i < 12; i++) {
            trade(random);
        }
        try (Connection run = DATABASE.getConnection();
                Statement statement = run.createStatement()) {
            run.setAutoCommit(false);
            statement.execute("update trading.execution set price = price + 1");
            assertThat(keep(100)).isEqualTo(4);
            assertThat(keep(100)).isZero();
            shouldBeWhatTheRowsSay();
            run.commit();
        }
        shouldBeWhatTheRowsSay();
        assertThat(keep(100)).isEqualTo(4);
        shouldBeWhatTheRowsSay();
        assertThat(count("stale_contract")).isZero();
    }

    /** The rows that were replaced may state another contract, or none. */
    @Test
    void shouldMarkWhatReplacesARow() throws SQLException {
        Random random = new Random(3);
        for (int i = 0; i < 6; i++) {
            trade(random);
        }
        JDBC.update("update trading.execution set superseded_by = 2, con_id = null, contract_id = null where id = 1");
        keep(100);
        JDBC.update("update trading.execution set commission = 9 where id = 1");

        assertThat(JDBC.queryForList("select con_id from trading.stale_contract", String.class))
                .contains(JDBC.queryForObject("select con_id from trading.execution where id = 2", String.class));
        shouldBeWhatTheRowsSay();
    }

    /** The executions are still there. */
    @ParameterizedTest
    @ValueSource(strings = {"corporate_action", "transfer"})
    void shouldShowExecutionsWhenWhatMovedThemIsEmptied(String table) throws SQLException {
        Random random = new Random(11);
        for (int i = 0; i < 6; i++) {
            trade(random);
        }
        moved("transfer", "transfer_key", "'R:1'", "'1'");
        keep(100);
        JDBC.execute("truncate trading." + table + " cascade");

        shouldBeWhatTheRowsSay();
        assertThat(count("current_round_trip")).isPositive();
    }

    @Test
    void shouldShowWhatOnlyAMovementWithoutConIdMoves() {
        moved("transfer", "transfer_key", "'R:1'", "null");

        assertThat(count("current_position")).isOne();
        assertThat(count("current_round_trip")).isOne();
        shouldBeWhatTheRowsSay();
    }

    /** An opening may be accepted before anything else names its contract. */
    @Test
    void shouldLearnTheTermsOfWhatWasCarriedIn() throws SQLException {
        JDBC.execute(
                "set session_replication_role = replica; insert into trading.accepted_opening (account_id, con_id, symbol,"
                        + " quantity, report_id, stated_day, stated_quantity, payload_sha256, accepted_by) values (1, '9', 'S9', 5, 1,"
                        + " '2026-01-05', 5, '', 'a trader'); set session_replication_role = origin;"
                        + " insert into trading.stale_contract values ('9')");
        keep(100);
        JDBC.update(
                "insert into trading.ibkr_contract (con_id, sec_type, symbol, currency) values ('9', 'STK', 'NINE', 'USD')");

        shouldBeWhatTheRowsSay();
        assertThat(JDBC.queryForObject("select symbol from trading.current_position", String.class))
                .isEqualTo("NINE");
    }

    private static void moved(String table, String columns, String values, String conId) {
        JDBC.update("insert into trading." + table + " (account_id, " + columns
                + ", con_id, symbol, quantity, happened_at, source,"
                + " feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id) values (1, " + values + ", "
                + conId
                + ", 'S', 2, timestamptz '2026-01-12 15:00Z', 'f', 'f', 4, gen_random_uuid(), '{}', 1, 1)");
    }

    @Test
    void shouldBeKeptOfOneMomentOnly() {
        assertThatThrownBy(() -> JDBC.queryForObject("select trading.keep_figures(1)", Integer.class))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("repeatable read");
    }
}
