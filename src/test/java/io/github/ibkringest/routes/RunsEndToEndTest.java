package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.assignment;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.broker.fake.FakeRecord;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run of each dataset reports, keeps and leaves alone. */
class RunsEndToEndTest extends EndToEndSupport {

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldRunAloneOnTheAccountInTheHeader(Dataset dataset) {
        String account = "U6" + dataset.ordinal();
        broker(account).with(one(dataset, account));

        Exchange answer = trigger("direct:" + dataset, account);

        RunReport report = answer.getMessage().getBody(RunReport.class);
        assertConserved(report, 1, 1, 0, 0, 0);
        assertThat(report.account()).isEqualTo(account);
        assertThat(ledger(report)).containsEntry("status", "succeeded").containsEntry("dataset", dataset.label());
        assertThat(rows(dataset, account)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldKeepALedgerRowThatAddsUp(Dataset dataset) {
        String account = "U7" + dataset.ordinal();
        broker(account)
                .with(one(dataset, account), one(dataset, "again " + account), one(dataset, account))
                .with(one(dataset, "bad " + account).attribute("quantity", "two"))
                .skipping("summary-row", 4)
                .covering(new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 16)));

        RunReport report = run(dataset, account);

        assertConserved(report, 4, 2, 0, 1, 1);
        assertThat(report.ignored()).isEmpty();
        assertThat(ledger(report))
                .containsEntry("status", "succeeded")
                .containsEntry("read", 4L)
                .containsEntry("inserted", 2L)
                .containsEntry("unchanged", 1L)
                .containsEntry("quarantined", 1L)
                .hasEntrySatisfying("ignored", rules -> assertThat(rules).hasToString("{}"))
                .hasEntrySatisfying("payload_id", payload -> assertThat(payload).isNotNull());
        assertThat(rows(dataset, account)).isEqualTo(2);
        assertThat(STORE.one(
                        String.class,
                        "select rows || ' ' || records || ' ' || skipped from trading.payload_content where payload_id = ?",
                        ledger(report).get("payload_id")))
                .isEqualTo("8 {\"%s\": {\"%s\": 4}} {\"summary-row\": 4}", account, dataset);
        assertThat(STORE.jdbc()
                        .queryForMap(
                                "select q.reason, q.state, q.dataset, q.raw_fragment from trading.quarantined_record q"
                                        + " where q.run_id = ?",
                                report.runId()))
                .containsEntry("reason", "quantity 'two' is no number")
                .containsEntry("state", "open")
                .containsEntry("dataset", dataset.label())
                .hasEntrySatisfying(
                        "raw_fragment", raw -> assertThat(raw.toString()).contains("\"two\""));
        assertThat(STORE.one(Long.class, "select count(*) from trading.coverage where run_id = ?", report.runId()))
                .as("nothing is proven complete while a record lies in quarantine")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldWriteNothingWhenTheSameFactsComeAgain(Dataset dataset) {
        String account = "U8" + dataset.ordinal();
        broker(account)
                .with(one(dataset, account), one(dataset, "bad " + account).attribute("quantity", "two"));
        run(dataset, account);
        Map<String, Long> writes = STORE.writes();
        assertThat(writes).containsKeys("trade_order", "execution", "option_event", "ibkr_contract", "raw_payload");
        assertThat(writes.get(dataset.table())).isPositive();

        RunReport report = run(dataset, account);

        assertConserved(report, 2, 0, 0, 1, 1);
        assertThat(STORE.writes()).isEqualTo(writes);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldUpdateOnlyWhatWasRestated(Dataset dataset) {
        String account = "U9" + dataset.ordinal();
        FakeRecord<?> restated = one(dataset, account);
        FakeBroker broker = broker(account).with(restated, one(dataset, "same " + account));
        run(dataset, account);
        restated.attribute("quantity", "250");
        broker.asOf("2026-07-18T04:00:00Z");

        RunReport report = run(dataset, account);

        assertConserved(report, 2, 0, 1, 1, 0);
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select t.quantity::text || ' ' || t.revision from trading." + dataset.table()
                                        + " t join trading.broker_account a on a.id = t.account_id where a.code = ?"
                                        + " order by t.revision",
                                String.class,
                                account))
                .containsExactly("100 1", "250 2");
        assertThat(STORE.count(
                        "select count(*) from trading.record_revision where dataset = ? and replaced_by_run = ?"
                                + " and said ->> 'quantity' = '100'",
                        dataset.label(),
                        report.runId()))
                .isEqualTo(1);
    }

    @Test
    void shouldLeaveNoTraceOfADryRun() {
        broker("U600").with(order("o600"), fill("x600.01"), assignment("t600"));
        long runs = STORE.count("select count(*) from trading.run");
        long payloads = STORE.count("select count(*) from trading.raw_payload");

        List<RunReport> reports = sync(new SyncRequest(
                brokers, new Source.Request(List.of(), Period.ALWAYS), EnumSet.allOf(Dataset.class), Set.of(), true));

        assertThat(reports).extracting(RunReport::inserted).containsExactly(1L, 1L, 1L);
        assertThat(STORE.count("select count(*) from trading.run")).isEqualTo(runs);
        assertThat(STORE.count("select count(*) from trading.raw_payload")).isEqualTo(payloads);
        assertThat(STORE.count("select count(*) from trading.broker_account where code = 'U600'"))
                .isZero();
    }

    @Test
    void shouldCountRecordsOutsideOfThePeriodAsIgnored() {
        broker("U700").with(order("o700").on("2026-07-16"), order("o701").on("2026-07-15"));

        List<RunReport> reports = sync(new SyncRequest(
                brokers,
                new Source.Request(List.of(), new Period(LocalDate.of(2026, 7, 16), null)),
                EnumSet.of(Dataset.ORDERS),
                Set.of(),
                false));

        assertConserved(reports.get(0), 2, 1, 0, 0, 0);
        assertThat(reports.get(0).ignored()).containsExactly(Map.entry("outside-period", 1L));
    }
}
