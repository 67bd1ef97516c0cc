package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.StatementGenerator;
import io.github.ibkringest.ingest.run.RunReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of one statement are stored side by side. */
class AccountsSideBySideTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        INGESTOR.empty();
    }

    private Path statement(String name, String orderId) throws Exception {
        Row fill = Rows.stockFill().with("ibOrderID", orderId);
        return FlexXml.activity()
                .statement("U1000001", s -> s.trade(Rows.orderRow(fill)).trade(fill))
                .statement("U1000002", s -> s.trade(Rows.orderRow(fill)).trade(fill))
                .writeTo(folder.resolve(name));
    }

    private static long succeededRuns(String account) {
        return INGESTOR.jdbc()
                .queryForObject(
                        "select count(*) from trading.run r join trading.broker_account a on a.id = r.account_id"
                                + " where a.code = ? and r.status = 'succeeded'",
                        Long.class,
                        account);
    }

    @Test
    void shouldNotLetOneAccountWaitForAnother() throws Exception {
        INGESTOR.sync(statement("known-contracts.xml", "700001"));
        Path more = statement("more.xml", "700002");
        CompletableFuture<List<RunReport>> sync;
        try (Connection other = INGESTOR.jdbc().getDataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("insert into trading.trade_order (account_id, order_key, status, source, feed, feed_rank,"
                            + " first_run_id, last_run_id)"
                            + " select id, 'F:700002', 'FILLED', 'other', 'other', 0, 0, 0"
                            + " from trading.broker_account where code = 'U1000001'");
            sync = CompletableFuture.supplyAsync(() -> INGESTOR.sync(more));

            await().untilAsserted(() -> assertThat(succeededRuns("U1000002")).isEqualTo(6));
            assertThat(succeededRuns("U1000001")).isEqualTo(3);
            other.rollback();
        }
        assertThat(sync.get())
                .extracting(run -> run.account() + " " + run.dataset() + " " + run.status())
                .containsExactly(
                        "U1000001 orders SUCCEEDED",
                        "U1000001 executions SUCCEEDED",
                        "U1000001 option-events SUCCEEDED",
                        "U1000002 orders SUCCEEDED",
                        "U1000002 executions SUCCEEDED",
                        "U1000002 option-events SUCCEEDED");
    }

    @Test
    void shouldStoreTheSameAsOneAfterTheOther() throws Exception {
        Path statement = StatementGenerator.of(4_000, 8, 5).writeTo(folder.resolve("eight.xml"));
        List<RunReport> together = INGESTOR.sync(statement);
        assertThat(together).hasSize(24).allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        List<String> sideBySide = INGESTOR.digest();
        INGESTOR.empty();

        List<RunReport> separately = together.stream()
                .map(RunReport::account)
                .distinct()
                .flatMap(account -> INGESTOR.sync(java.util.Set.of(account), statement).stream())
                .toList();

        assertThat(separately).hasSize(24);
        assertThat(INGESTOR.digest()).isEqualTo(sideBySide);
    }
}
