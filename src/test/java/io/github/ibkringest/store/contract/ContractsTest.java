package io.github.ibkringest.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.Side;
import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.payload.Rereading;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Two runs learn of one contract at the same time, each something else: both are kept. */
class ContractsTest {

    private static final String CON_ID = "101";

    private static final Rereading NOTHING_ELSE = new Rereading() {
        @Override
        public String sha256() {
            return "none";
        }

        @Override
        public void current(Consumer<Statement> records) {
            // the statement says no more
        }

        @Override
        public void kept(KeptPayload payload, Consumer<Statement> records) {
            // nothing is kept
        }
    };

    private final PGSimpleDataSource database = TestDatabase.createMigrated();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    private static Statement saying(String isin, String multiplier, int moment) {
        ContractData contract = new ContractData(
                CON_ID,
                "STK",
                null,
                "ACMX",
                null,
                null,
                null,
                null,
                null,
                multiplier == null ? null : new BigDecimal(multiplier),
                "USD",
                "NYSE",
                isin,
                null,
                null,
                null,
                null);
        ExecutionData execution = new ExecutionData(
                "U1",
                new ExecutionData.Ids("X:a", "", "a", "a", 1, null, null, null, null, null, null, null, null),
                ExecutionKind.FILL,
                null,
                contract,
                Side.BUY,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                new ExecutionData.Amounts("USD", null, null, null, null, null, null, null, null),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                true,
                false,
                false);
        Provenance provenance = new Provenance("flex-activity", 4, Instant.ofEpochSecond(moment));
        return Statement.of(
                ExecutionRows.TYPE,
                execution,
                "flex-file",
                new RawRecord("{}", new UUID(0, moment), provenance, "line 1"));
    }

    private void learn(Connection connection, Statement statement) {
        TransactionTemplate separately = new TransactionTemplate(new DataSourceTransactionManager(database));
        Contracts contracts = new Contracts(
                new JdbcTemplate(new SingleConnectionDataSource(connection, true)),
                ContractKeys.shared(jdbc, separately));
        contracts.learn(List.of(statement));
        contracts.settle(NOTHING_ELSE);
    }

    private Connection transaction() throws Exception {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void learnTogether() throws Exception {
        try (Connection one = transaction();
                Connection other = transaction()) {
            learn(one, saying("US0000000001", null, 2));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> learn(other, saying(null, "100", 3)));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> second.isDone()
                            || jdbc.queryForObject(
                                            "select count(*) from pg_stat_activity where datname = current_database()"
                                                    + " and wait_event_type = 'Lock'",
                                            Long.class)
                                    > 0);
            one.commit();
            second.get();
            other.commit();
        }
        assertThat(jdbc.queryForMap("select isin, multiplier from trading.ibkr_contract where con_id = ?", CON_ID))
                .containsEntry("isin", "US0000000001")
                .containsEntry("multiplier", new BigDecimal("100"));
    }

    @Test
    void shouldKeepWhatBothSayOfANewContract() throws Exception {
        learnTogether();
    }

    @Test
    void shouldKeepWhatBothSayOfAKnownContract() throws Exception {
        try (Connection first = transaction()) {
            learn(first, saying(null, null, 1));
            first.commit();
        }
        learnTogether();
    }
}
