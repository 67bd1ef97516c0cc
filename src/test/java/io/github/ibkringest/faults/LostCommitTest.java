package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The connection breaks while a commit is under way: what is reported is what the ledger says, and nothing is twice. */
class LostCommitTest {

    private static final int MANY = 200;

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final CuttingProxy proxy = new CuttingProxy(database.getPortNumbers()[0]);
    private final RunningProgram program = RunningProgram.over(throughProxy());
    private final RunningProgram undisturbed = RunningProgram.over(RunningProgram.freshDatabase());

    @AfterEach
    void stop() throws IOException {
        program.close();
        undisturbed.close();
        proxy.close();
    }

    private PGSimpleDataSource throughProxy() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.getUrl());
        source.setPortNumbers(new int[] {proxy.port()});
        source.setPrepareThreshold(0);
        source.setUser(database.getUser());
        source.setPassword(database.getPassword());
        return source;
    }

    private static String statement(int number) {
        Row fill = Rows.stockFill()
                .with("ibOrderID", "70" + number)
                .with("tradeID", "80" + number)
                .with("transactionID", "90" + number)
                .with("ibExecID", "0000f1ab." + number + ".01.01");
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.trade(Rows.orderRow(fill), fill)
                                .optionEvent(OptionEvents.expiration().with("tradeID", "85" + number)))
                .toXml();
    }

    @Test
    void shouldAskTheLedger() {
        cut(18);
    }

    @Test
    @Tag("slow")
    void shouldAskTheLedgerEachTime() throws Exception {
        FaultMatrix.record(
                "connection cut at a commit, before its acknowledgement",
                MANY + " syncs through a TCP proxy, cut at each commit in turn, forwarded or not",
                () -> {
                    int committed = cut(MANY);
                    return MANY + " of " + MANY + " reported what the ledger says, " + committed
                            + " of them committed in whole; tables as undisturbed; a sync again changes nothing";
                });
    }

    private int cut(int rounds) {
        program.sync(statement(0));
        undisturbed.sync(statement(0));
        int committed = 0;
        for (int round = 1; round <= rounds; round++) {
            String statement = statement(round);
            // a sync of a known account commits six times: for each dataset the ledger row and the run
            proxy.cutAt(1 + round % 6, round / 6 % 2 == 0);
            List<RunReport> reports = program.sync(statement);
            assertThat(proxy.hasCut()).as("round %s", round).isTrue();
            reports.forEach(this::saysWhatTheLedgerSays);
            committed += reports.stream().allMatch(run -> run.error() == null) ? 1 : 0;
            proxy.cutAt(Integer.MAX_VALUE, true);
            assertThat(program.sync(statement)).allMatch(run -> run.error() == null);
            assertThat(program.sync(statement))
                    .allMatch(run -> run.inserted() == 0 && run.updated() == 0 && run.error() == null);
            undisturbed.sync(statement);
        }
        assertThat(committed).as("commits that went through without an answer").isPositive();
        assertThat(TableDigest.of(jdbc)).isEqualTo(TableDigest.of(undisturbed.jdbc()));
        assertThat(jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class))
                .isZero();
        return committed;
    }

    private void saysWhatTheLedgerSays(RunReport run) {
        if (run.runId() == null) {
            assertThat(run.status()).isNotEqualTo(RunReport.Status.SUCCEEDED);
            return;
        }
        Map<String, Object> row =
                jdbc.queryForMap("select status, inserted from trading.run where id = ?", run.runId());
        assertThat(row.get("status").equals("succeeded"))
                .as("%s in the ledger, %s reported: %s", row, run.status(), run.error())
                .isEqualTo(run.status() == RunReport.Status.SUCCEEDED);
        assertThat(row).containsEntry("inserted", run.inserted());
    }

    /** Slow because the program waits for the database to come back before it gives up. */
    @Test
    @Tag("slow")
    void shouldNotClaimAnOutcomeThatCanNotBeKnown() {
        program.sync(statement(0));
        proxy.refuseAfterCut(true);
        // the second commit is that of the first run
        proxy.cutAt(2, true);
        List<RunReport> reports = program.sync(Set.of(Dataset.ORDERS), RunningProgram.file(statement(1)));
        assertThat(reports.get(0).status()).isEqualTo(RunReport.Status.FAILED);
        assertThat(reports.get(0).error()).contains("it is unknown whether the run was committed");
        proxy.refuseAfterCut(false);
        proxy.cutAt(Integer.MAX_VALUE, true);
        // who asks at once hears that the database is gone, until the pool has found it again
        await().atMost(Duration.ofMinutes(2))
                .until(() -> program.sync(statement(1)).stream().allMatch(run -> run.error() == null));
    }
}
