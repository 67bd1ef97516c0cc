package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.Retry;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.quarantine.QuarantineList;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Dates with slashes are refused until the setting flex.date-order tells their meaning: a cure without new code. */
class QuarantineRetryTest {

    private static final Map<String, String> CURED = Map.of("IBKR_INGEST_FLEX_DATE_ORDER", "MONTH_FIRST");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private RunningProgram program = RunningProgram.over(database);

    @AfterEach
    void stop() {
        program.close();
    }

    private RunningProgram restarted(Map<String, String> settings) {
        program.close();
        program = RunningProgram.over(database, settings);
        return program;
    }

    private static Row malformed(String id) {
        return Rows.stockFill()
                .with("transactionID", id)
                .with("ibExecID", "0000aaaa.6a" + id + ".01.01")
                .with("tradeDate", "07/16/2026");
    }

    private static String statement(Row... trades) {
        return FlexXml.activity().statement("U1234567", s -> s.trade(trades)).toXml();
    }

    private List<QuarantinedRecord> open() {
        return new QuarantineList(program.jdbc()).open();
    }

    private List<RunReport> retry(Long... ids) {
        return new Retry(program.ingestor(), new Accounts(program.jdbc()), program.settings()).run(open(), Set.of(ids));
    }

    private long executions() {
        return program.jdbc().queryForObject("select count(*) from trading.execution", Long.class);
    }

    @Test
    void shouldStoreWhatCanBeReadNow() {
        program.sync(statement(Rows.stockFill(), malformed("901"), malformed("902")));
        assertThat(open()).hasSize(2).allMatch(record -> record.reason().contains("tradeDate"));
        restarted(CURED);
        RunReport report = retry(open().get(0).id()).get(0);
        assertThat(report.source()).isEqualTo("quarantine");
        assertThat(report.inserted()).isEqualTo(1);
        assertThat(open()).hasSize(1);
        retry();
        assertThat(open()).isEmpty();
        assertThat(executions()).isEqualTo(3);
        assertThat(new QuarantineList(program.jdbc()).all())
                .hasSize(2)
                .allMatch(record -> record.state().equals("resolved") && record.closedByRun() != null);
        assertThat(program.jdbc()
                        .queryForObject(
                                "select feed || ' ' || feed_rank || ' ' || (as_of is not null) from trading.execution"
                                        + " where transaction_id = '901'",
                                String.class))
                .isEqualTo("flex-activity 4 true");
    }

    @Test
    void shouldKeepOpenWhatStillCanNotBeRead() {
        program.sync(statement(malformed("901").with("quantity", "many")));
        restarted(CURED);
        RunReport report = retry().get(0);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(open()).hasSize(1).allMatch(record -> record.reason().contains("quantity"));
    }

    @Test
    void shouldTakeTheReasonOfToday() {
        program.sync(statement(malformed("901").with("reportDate", "somewhen")));
        assertThat(open())
                .extracting(QuarantinedRecord::reason)
                .singleElement()
                .asString()
                .contains("tradeDate");
        restarted(CURED);
        retry();
        assertThat(open())
                .extracting(QuarantinedRecord::reason)
                .singleElement()
                .asString()
                .contains("reportDate");
    }

    @Test
    void shouldResolveWhatALaterSyncStores() {
        String statement = statement(malformed("901"));
        program.sync(statement);
        restarted(CURED).sync(statement);
        assertThat(open()).isEmpty();
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void shouldNotComeBackWhenDiscarded() {
        String statement = statement(malformed("901"));
        program.sync(statement);
        assertThat(new QuarantineList(program.jdbc()).discard(open().get(0).id(), "a test"))
                .isTrue();
        RunReport again = program.sync(statement).get(1);
        assertThat(again.quarantined()).isZero();
        assertThat(again.ignored()).containsEntry("discarded", 1L);
        assertThat(open()).isEmpty();
        assertThat(retry()).isEmpty();
    }

    @Test
    void shouldKeepMalformedTwinsTwo() {
        Row twin =
                malformed("901").with("transactionID", "").with("tradeID", "").with("ibExecID", "");
        Row same = twin.with("ibOrderID", "77").with("extExecID", "N/A").with("brokerageOrderID", "");
        program.sync(statement(same, same));
        assertThat(open()).hasSize(2);
        restarted(CURED);
        retry(open().get(0).id());
        assertThat(executions()).isEqualTo(2);
        assertThat(open()).isEmpty();
    }

    /** They differ in nothing that a row without ids is known by. */
    @Test
    void shouldKeepMalformedRowsApartThatAreAlike() {
        Row one = malformed("901")
                .with("transactionID", "")
                .with("tradeID", "")
                .with("ibExecID", "")
                .with("ibOrderID", "77")
                .with("reportDate", "07/16/2026");
        program.sync(statement(one, one.with("ibCommission", "-2")));
        assertThat(open()).hasSize(2);
        restarted(CURED);
        retry();
        assertThat(executions()).isEqualTo(2);
    }

    /** What was given up is one of them; the other one still proves that the days are not complete. */
    @Test
    void shouldKeepTheOtherTwinOfADiscardedOne() {
        Row twin =
                malformed("901").with("transactionID", "").with("tradeID", "").with("ibExecID", "");
        String statement = statement(twin, twin);
        program.sync(statement);
        List<QuarantinedRecord> twins = open();
        new QuarantineList(program.jdbc()).discard(twins.get(0).id(), "a test");
        for (int sync = 0; sync < 2; sync++) {
            RunReport again = program.sync(statement).get(1);
            assertThat(again.quarantined()).isOne();
            assertThat(again.ignored()).containsEntry("discarded", 1L);
            assertThat(open())
                    .extracting(QuarantinedRecord::id)
                    .containsExactly(twins.get(1).id());
        }
    }

    /** A key that another contract has, because an id was cut off on its way. */
    @Test
    void shouldKeepOpenWhatCanBeReadButNotStored() {
        Row stranger = Rows.stockFill().with("conid", "4711").with("ibExecID", "0000aaaa.6a901.01.01");
        String statement = statement(Rows.stockFill().with("ibExecID", "0000aaaa.6a901.01.01"), stranger);
        program.sync(statement);
        List<QuarantinedRecord> first = open();
        assertThat(first)
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("of another contract than 4711"));
        assertThat(program.sync(statement).get(1).quarantined()).isOne();
        assertThat(open()).isEqualTo(first);
        retry();
        assertThat(open()).isEqualTo(first);
        assertThat(new QuarantineList(program.jdbc()).all()).hasSize(1);
    }

    /** So it is stored under the better one when it is cured, and its dataset does not count as never delivered. */
    @Test
    void shouldLieUnderTheBestReportThatToldOfIt() {
        String activity = FlexXml.activity()
                .statement("U1234567", s -> s.trade(malformed("901")))
                .toXml();
        String confirmation = FlexXml.confirmations()
                .statement("U1234567", s -> s.trade(malformed("901")))
                .toXml();
        program.sync(confirmation);
        Provenance first = provenance();
        assertThat(first.feed()).isEqualTo("flex-confirmation");
        program.sync(activity);
        Provenance better = provenance();
        assertThat(better.feed()).isEqualTo("flex-activity");
        assertThat(better.rank()).isGreaterThan(first.rank());
        program.sync(confirmation);
        assertThat(provenance()).isEqualTo(better);
    }

    private Provenance provenance() {
        assertThat(open()).hasSize(1);
        return open().get(0).raw().provenance();
    }

    /** Two statements of one payload may overlap. */
    @Test
    void shouldKeepOnceWhatIsToldTwice() {
        Row one = malformed("901").with("tradeID", "801").without("ibOrderID", "brokerageOrderID", "extExecID");
        String twice = FlexXml.activity()
                .statement("U1234567", s -> s.trade(one))
                .statement("U1234567", s -> s.trade(one, malformed("902")))
                .toXml();
        assertThat(program.sync(twice).get(1).quarantined()).isEqualTo(3);
        assertThat(program.sync(twice).get(1).quarantined()).isEqualTo(3);
        assertThat(open()).hasSize(2);
    }

    @Test
    void shouldRetryEventsAndOrders() {
        Row event = OptionEvents.expiration().with("date", "07/17/2026");
        Row order = Rows.orderRow(Rows.stockFill().with("ibOrderID", "55")).with("tradeDate", "07/16/2026");
        program.sync(FlexXml.activity()
                .statement("U1234567", s -> s.trade(order).optionEvent(event))
                .toXml());
        assertThat(open()).hasSize(2);
        restarted(CURED);
        assertThat(retry()).hasSize(2).allMatch(report -> report.inserted() == 1);
        assertThat(open()).isEmpty();
    }
}
