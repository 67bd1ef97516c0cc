package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.assignment;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.account.Accounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of runs that fail: a ledger row and nothing else; their siblings go on. */
class FailingRunsEndToEndTest extends EndToEndSupport {

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldLeaveOnlyAFailedLedgerRowWhenTheBrokerBreaksOff(Dataset dataset) {
        String account = "U1" + dataset.ordinal() + "0";
        FakeBroker broker = broker(account).breakingOff(dataset);
        IntStream.range(0, 1_500).forEach(i -> broker.with(one(dataset, account + "-" + i)));
        long payloads = STORE.count("select count(*) from trading.raw_payload");

        RunReport report = run(dataset, account);

        assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
        assertThat(report.error()).isEqualTo("the fake broker breaks off in the middle of " + dataset);
        assertThat(ledger(report))
                .containsEntry("status", "failed")
                .containsEntry("error", report.error())
                .containsEntry("payload_id", null);
        assertThat(rows(dataset, account)).isZero();
        assertThat(STORE.count("select count(*) from trading.raw_payload")).isEqualTo(payloads);
        assertThat(STORE.count("select count(*) from trading.run where status = 'running'"))
                .isZero();
        assertThat(broker.isOpen()).as("session left open").isFalse();
    }

    @Test
    void shouldGoOnWithOtherDatasetsAndAccountsAfterAFailure() {
        broker("U200", "U201")
                .with(order("o200"), fill("x200.01"), assignment("t200"))
                .in("U201", order("o201"), fill("x201.01"), assignment("t201"))
                .breakingOff(Dataset.ORDERS);

        List<RunReport> reports = sync(everything());

        assertThat(reports)
                .extracting(report -> report.account() + " " + report.dataset() + " " + report.status())
                .containsExactly(
                        "U200 orders FAILED",
                        "U200 executions SUCCEEDED",
                        "U200 option-events SUCCEEDED",
                        "U201 orders FAILED",
                        "U201 executions SUCCEEDED",
                        "U201 option-events SUCCEEDED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldSayBusyWhileAnotherRunHoldsTheLock(Dataset dataset) throws SQLException {
        String account = "U3" + dataset.ordinal() + "0";
        FakeBroker broker = broker(account).with(one(dataset, account));
        long id = new Accounts(STORE.jdbc())
                .register(account, broker.environmentOf(account))
                .id();
        try (Connection other = STORE.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(" + id + ", " + dataset.ordinal() + ")");

            RunReport report = run(dataset, account);

            assertThat(report.status()).isEqualTo(RunReport.Status.BUSY);
            assertThat(report.runId()).isNull();
            assertThat(report.error()).contains(account, dataset.label(), "is active");
            assertThat(rows(dataset, account)).isZero();
            assertThat(STORE.count("select count(*) from trading.run where account_id = ?", id))
                    .isZero();
            other.rollback();
        }
        assertThat(run(dataset, account).inserted()).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForTheRestOfWhatAnotherProgramSyncs() throws SQLException {
        FakeBroker broker = broker("U350", "U351").in("U351", order("o351")).slowly();
        long id = new Accounts(STORE.jdbc())
                .register("U350", broker.environmentOf("U350"))
                .id();
        try (Connection other = STORE.connect()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select pg_advisory_xact_lock(" + id + ", " + Dataset.ORDERS.ordinal() + ")");

            assertThat(sync(everything()))
                    .extracting(report -> report.account() + " " + report.dataset() + " " + report.status())
                    .containsExactly("U350 orders BUSY", "U350 executions BUSY", "U350 option-events BUSY");
            assertThat(broker.isWhole()).as("waited for everything").isFalse();
            assertThat(broker.isOpen()).as("session left open").isFalse();
            other.rollback();
        }
        assertThat(sync(everything())).extracting(RunReport::account).contains("U350", "U351");
        assertThat(rows(Dataset.ORDERS, "U351")).isEqualTo(1);
    }

    @Test
    void shouldSayUnavailableWhenTheBrokerCanNotBeReached() {
        FakeBroker broker = broker("U400").with(order("o400")).unavailable();

        List<RunReport> reports = sync(everything());

        assertThat(reports).hasSize(3).allSatisfy(report -> {
            assertThat(report.status()).isEqualTo(RunReport.Status.UNAVAILABLE);
            assertThat(report.error()).isEqualTo("the fake broker is closed for maintenance");
            assertThat(ledger(report)).containsEntry("status", "failed");
        });
        assertThat(broker.isOpen()).isFalse();
        assertThat(STORE.count("select count(*) from trading.broker_account where code = 'U400'"))
                .isZero();
    }

    @Test
    void shouldCallARunInterruptedThatNobodyEnded() {
        broker("U500").with(order("o500"));
        run(Dataset.ORDERS, "U500");
        STORE.jdbc()
                .update("insert into trading.run (account_id, dataset, source, status) select id, 'orders', 'fake',"
                        + " 'running' from trading.broker_account where code = 'U500'");

        run(Dataset.ORDERS, "U500");

        assertThat(STORE.jdbc()
                        .queryForList(
                                "select r.status from trading.run r join trading.broker_account a"
                                        + " on a.id = r.account_id where a.code = 'U500' order by r.id",
                                String.class))
                .containsExactly("succeeded", "interrupted", "succeeded");
    }
}
