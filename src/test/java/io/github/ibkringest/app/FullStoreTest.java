package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.ingest.run.RunReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run costs depends on what it brings, not on how much the account has traded in the same contracts before. */
class FullStoreTest {

    private static final int EARLIER = 5_000;

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @BeforeEach
    void fill() {
        INGESTOR.empty();
        INGESTOR.jdbc().update("insert into trading.broker_account (code, environment) values ('U7700001', 'LIVE')");
        for (String conId : List.of("900100001", "900200001", "900200007", "900300001")) {
            INGESTOR.jdbc()
                    .update(
                            "insert into trading.execution (account_id, exec_key, ibkr_exec_id, exec_group, exec_revision, transaction_id,"
                                    + " trade_id, kind, con_id, side, quantity, signed_quantity, source, feed, feed_rank,"
                                    + " content_hash, raw_record, first_run_id, last_run_id)"
                                    + " select a.id, 'X:' || c.id || n || '.01', c.id || n || '.01', c.id || n, 1, '7' || n, '7' || n, 'FILL',"
                                    + " c.id, 'BUY', 1, 1, 'flex-file', 'flex-activity', 4, md5(n::text)::uuid, '{}', 0, 0"
                                    + " from trading.broker_account a, (select ?::text as id) c, generate_series(1, ?) n",
                            conId,
                            EARLIER);
        }
        INGESTOR.jdbc()
                .update(
                        "insert into trading.option_event (account_id, event_key, con_id, event_type, event_date, trade_id,"
                                + " source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                                + " select a.id, 'E:7' || n, '9009' || n % 1000, 'EXPIRATION', '2026-01-05', '7' || n, 'flex-file',"
                                + " 'flex-activity', 4, md5(n::text)::uuid, '{}', 0, 0"
                                + " from trading.broker_account a, generate_series(1, ?) n",
                        EARLIER);
        INGESTOR.jdbc().execute("analyze trading.execution, trading.option_event");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel-and-correct",
                "correction-keeps-exec-id-1",
                "exec-id-revision-1",
                "confirmations",
                "short-put-assignment",
                "two-partial-assignments-without-trade-id",
                "cash-settled-index-option"
            })
    void shouldLookOnlyAtWhatARunConcerns(String fixture) {
        long before = INGESTOR.reads();

        assertThat(INGESTOR.sync(Path.of("src", "test", "resources", "flex", fixture + ".xml")))
                .extracting(RunReport::status)
                .containsOnly(RunReport.Status.SUCCEEDED);
        assertThat(INGESTOR.reads() - before).isLessThan(EARLIER);
    }
}
