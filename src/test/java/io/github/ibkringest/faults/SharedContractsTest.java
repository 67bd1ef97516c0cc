package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accounts trade the same contracts at the same time. Runs are held in their second chunk by a row of somebody else's. */
@Timeout(60)
class SharedContractsTest {

    private static final String ONE = "U7700001";
    private static final String OTHER = "U7700002";
    private static final String PUT = "700001";
    private static final String STOCK = "700002";
    /** Orders of the first chunk, and some more. */
    private static final int ORDERS = 1_010;

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final RunningProgram program = RunningProgram.over(database);
    private final List<Connection> holders = new ArrayList<>();

    @AfterEach
    void stop() throws SQLException {
        for (Connection holder : holders) {
            holder.close();
        }
        program.close();
    }

    private static Row put(String orderId) {
        return Rows.optionFill()
                .with("conid", PUT)
                .with("underlyingConid", STOCK)
                .with("ibOrderID", orderId);
    }

    private static Row stock(String orderId) {
        return Rows.stockFill().with("conid", STOCK).with("ibOrderID", orderId);
    }

    /** Orders of two chunks: one contract in the first, another one in the second. */
    private static String twoChunks(String account, boolean putFirst) {
        Row[] orders = new Row[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            String orderId = String.valueOf(500_000 + i);
            orders[i] = Rows.orderRow(putFirst == i < 1_000 ? put(orderId) : stock(orderId));
        }
        return FlexXml.activity().statement(account, s -> s.trade(orders)).toXml();
    }

    /** Keeps the account's run from writing its second chunk, until the connection ends its transaction. */
    private Connection hold(String account) throws SQLException {
        program.jdbc()
                .update(
                        "insert into trading.broker_account (code, environment) values (?, 'LIVE') on conflict do nothing",
                        account);
        Connection holder = database.getConnection();
        holders.add(holder);
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("insert into trading.trade_order (account_id, order_key, status, source, feed,"
                    + " feed_rank, first_run_id, last_run_id) select id, 'F:" + (500_000 + ORDERS - 1)
                    + "', 'FILLED', 'other', 'other', 0, 0, 0 from trading.broker_account where code = '" + account
                    + "'");
        }
        return holder;
    }

    private CompletableFuture<List<RunReport>> start(String xml) {
        return CompletableFuture.supplyAsync(() -> program.sync(xml));
    }

    private void awaitWaiting(int runs) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'",
                                Integer.class)
                        == runs);
    }

    private static void assertDone(List<RunReport> runs) {
        assertThat(runs).isNotEmpty().allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
    }

    private String symbolOf(String conId) {
        return jdbc.queryForObject(
                "select i.asset_class || ' ' || c.symbol from trading.ibkr_contract c"
                        + " left join trading.instrument i on i.id = c.instrument_id where c.con_id = ?",
                String.class,
                conId);
    }

    private long runsOf(String status) {
        return jdbc.queryForObject("select count(*) from trading.run where status = ?", Long.class, status);
    }

    @Test
    void shouldNotWaitForARunThatHasLearntTheSameContracts() throws Exception {
        Connection holder = hold(ONE);
        CompletableFuture<List<RunReport>> held = start(twoChunks(ONE, true));
        awaitWaiting(1);

        assertDone(program.sync(FlexXml.activity()
                .statement(
                        OTHER,
                        s -> s.trade(put("1"), stock("2"))
                                .optionEvent(OptionEvents.assignment()
                                        .with("conid", PUT)
                                        .with("underlyingConid", STOCK)))
                .toXml()));

        assertThat(held).isNotDone();
        assertThat(symbolOf(PUT)).startsWith("OPT ");
        holder.rollback();
        assertDone(held.get());
        assertThat(jdbc.queryForObject(
                        "select count(*) from trading.trade_order o join trading.ibkr_contract c on c.id = o.contract_id"
                                + " where c.con_id = o.con_id",
                        Long.class))
                .isEqualTo(ORDERS + 2L);
        assertThat(runsOf("failed")).isZero();
    }

    @Test
    void shouldNotDeadlockOverContractsInOppositeOrder() throws Exception {
        Connection holder = hold(ONE);
        Connection otherHolder = hold(OTHER);
        CompletableFuture<List<RunReport>> one = start(twoChunks(ONE, true));
        CompletableFuture<List<RunReport>> other = start(twoChunks(OTHER, false));
        // each has learnt both contracts by now, one after the other
        awaitWaiting(2);
        holder.rollback();
        otherHolder.rollback();
        assertDone(one.get());
        assertDone(other.get());
        assertThat(runsOf("failed")).isZero();
        assertThat(symbolOf(PUT)).startsWith("OPT ");
        assertThat(symbolOf(STOCK)).startsWith("STK ");
    }

    @Test
    void shouldKnowNothingOfAContractFromARunThatFailed() throws Exception {
        Connection holder = hold(ONE);
        CompletableFuture<List<RunReport>> failing = start(twoChunks(ONE, true));
        awaitWaiting(1);
        jdbc.queryForList("select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'");
        assertThat(failing.get()).anyMatch(run -> run.status() == RunReport.Status.FAILED);
        holder.rollback();
        assertThat(jdbc.queryForList(
                        "select distinct (jsonb_strip_nulls(to_jsonb(c)) - 'id' - 'con_id')::text"
                                + " from trading.ibkr_contract c",
                        String.class))
                .isSubsetOf("{\"stated\": {}, \"contested\": false}");
        assertThat(jdbc.queryForObject("select count(*) from trading.instrument", Long.class))
                .isZero();
    }

    @Test
    void shouldHoldNobodyUpWithADryRun() throws Exception {
        Connection holder = hold(ONE);
        CompletableFuture<List<RunReport>> held =
                CompletableFuture.supplyAsync(() -> program.dryRun(RunningProgram.file(twoChunks(ONE, true))));
        awaitWaiting(1);
        assertDone(program.sync(twoChunks(OTHER, false)));
        holder.rollback();
        assertDone(held.get());
        assertThat(jdbc.queryForObject("select count(*) from trading.trade_order", Long.class))
                .isEqualTo(ORDERS);
    }

    @Test
    void shouldRemoveAnAccountWhoseContractsARunIsUsing() throws Exception {
        assertDone(program.sync(FlexXml.activity()
                .statement(OTHER, s -> s.trade(put("1"), stock("2")))
                .toXml()));
        Connection holder = hold(ONE);
        CompletableFuture<List<RunReport>> held = start(twoChunks(ONE, true));
        awaitWaiting(1);

        jdbc.queryForList("select trading.remove_account(id) from trading.broker_account where code = ?", OTHER);

        holder.rollback();
        assertDone(held.get());
        assertThat(symbolOf(PUT)).startsWith("OPT ");
        assertThat(symbolOf(STOCK)).startsWith("STK ");
        assertThat(jdbc.queryForObject(
                        "select count(*) from trading.trade_order where contract_id is null", Long.class))
                .isZero();
    }

    @Test
    void shouldLearnContractsAgainThatTheSampleLeavesWith() {
        assertDone(program.syncSample());
        String conId = jdbc.queryForObject(
                "select min(con_id) from trading.ibkr_contract where sec_type = 'STK'", String.class);
        assertDone(program.sync(FlexXml.activity()
                .statement(ONE, s -> s.trade(stock("1").with("conid", conId)))
                .toXml()));
        assertThat(jdbc.queryForList("select con_id from trading.ibkr_contract", String.class))
                .containsExactly(conId);
        assertThat(symbolOf(conId)).startsWith("STK ");
    }
}
