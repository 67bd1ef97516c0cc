package io.github.ibkringest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The look-up of a chunk goes by the whole key, also while the server's statistics say that the table is empty. Any other
 * way reads all rows of the account for each key, and a first load would not come to its end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookUpPlanTest {

    private static final Map<Dataset, String> KEYS = Map.of(
            Dataset.ORDERS, "trade_order_order_key_account_id_key",
            Dataset.EXECUTIONS, "execution_exec_key_account_id_key",
            Dataset.OPTION_EVENTS, "option_event_event_key_account_id_key",
            Dataset.CORPORATE_ACTIONS, "corporate_action_action_key_account_id_key",
            Dataset.TRANSFERS, "transfer_transfer_key_account_id_key");

    private final PGSimpleDataSource server = (PGSimpleDataSource) TestDatabase.create();
    private final Database database = Database.at(server.getUrl(), server.getUser(), server.getPassword());
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    private Connection loading;

    @AfterAll
    void close() throws SQLException {
        loading.close();
        database.close();
    }

    private String plan(Dataset dataset) {
        return String.join(
                "\n",
                jdbc.queryForList(
                        "explain " + Sql.of(dataset + "/stored"), String.class, new String[] {"X:1", "X:2"}, 1L));
    }

    /** The rows of a load that is not over: nobody else sees them, but everybody sees how long the table is. */
    @BeforeAll
    void fill() throws SQLException {
        loading = server.getConnection();
        loading.setAutoCommit(false);
        JdbcTemplate load = new JdbcTemplate(new SingleConnectionDataSource(loading, true));
        load.update("insert into trading.broker_account (code, environment) values ('U1234567', 'LIVE')");
        String provenance = "'flex-file', 'AF', 1, gen_random_uuid(), '{}', 1, 1 from generate_series(1, 20000) n";
        load.update(
                "insert into trading.execution (account_id, exec_key, kind, con_id, side, quantity, signed_quantity,"
                        + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                        + " select 1, 'X:' || n, 'FILL', n % 100, 'BUY', 1, 1, " + provenance);
        load.update("insert into trading.trade_order (account_id, order_key, status,"
                + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                + " select 1, 'F:' || n, 'FILLED', " + provenance);
        load.update("insert into trading.option_event (account_id, event_key, con_id, event_type,"
                + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                + " select 1, 'E:' || n, n % 100, 'EXERCISE', " + provenance);
        load.update("insert into trading.corporate_action (account_id, action_key, quantity,"
                + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                + " select 1, 'C:' || n, n, " + provenance);
        load.update("insert into trading.transfer (account_id, transfer_key, quantity,"
                + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                + " select 1, 'R:' || n, n, " + provenance);
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldGoByTheWholeKeyWhenAnalyzedInTheMiddleOfALoad(Dataset dataset) {
        jdbc.execute("analyze trading." + dataset.table());

        assertThat(plan(dataset))
                .contains(KEYS.get(dataset))
                .containsPattern("Index Cond: .* = k\\.key")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldGoByTheWholeKeyWhileTheTableSeemsEmpty(Dataset dataset) {
        jdbc.update(
                "update pg_class set relpages = 100, reltuples = 0 where oid = ?::regclass",
                "trading." + dataset.table());

        assertThat(plan(dataset))
                .contains(KEYS.get(dataset))
                .containsPattern("Index Cond: .* = k\\.key")
                .doesNotContain("Seq Scan");
    }

    @Test
    void shouldNotKeepPlansThatWereMadeWhileATableWasEmpty() {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            JdbcTemplate same = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            for (int i = 0; i < 10; i++) {
                same.queryForList(Sql.of("executions/stored"), new String[] {"X:1"}, 1L);
            }
            assertThat(same.queryForList("select statement from pg_prepared_statements", String.class))
                    .isEmpty();
            return null;
        });
    }
}
