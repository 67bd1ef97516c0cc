package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.Retry;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.quarantine.QuarantineList;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What lies in quarantine is closed when its fact is stored from elsewhere, and what was closed stays so. */
class QuarantineSupersededTest {

    private static final Row GOOD = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    private static final Row BAD = GOOD.with("ibCommission", "much");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private RunningProgram program = RunningProgram.over(database);
    private int day = 10;

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void shouldCloseWhatIsStoredFromAnotherStatement() {
        sync(BAD);
        assertThat(open()).hasSize(1);
        RunReport good = executions(sync(GOOD));
        assertThat(good.inserted()).isOne();
        assertThat(open()).isEmpty();
        assertThat(all()).singleElement().satisfies(closed -> {
            assertThat(closed.state()).isEqualTo("superseded");
            assertThat(closed.closedByRun()).isEqualTo(good.runId());
            assertThat(closed.closingNote()).isEqualTo("stored as X:0000f1ab.6a01.01.01");
            assertThat(closed.reason()).contains("ibCommission");
        });
    }

    /** A query names a fact by what is ticked. */
    @ParameterizedTest
    @ValueSource(strings = {"ibExecID", "transactionID", "tradeID"})
    void shouldKnowTheFactByAnyOfItsIds(String id) {
        sync(onlyNamedBy(id, BAD));
        sync(GOOD);
        assertThat(states()).containsExactly("superseded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ibExecID", "transactionID", "tradeID"})
    void shouldKnowTheFactByTheIdOfThePoorerStatement(String id) {
        sync(BAD);
        sync(onlyNamedBy(id, GOOD));
        assertThat(states()).containsExactly("superseded");
    }

    /** The row is stored already, and nothing is written when it is told once more. */
    @Test
    void shouldCloseWhatIsToldAgainWithoutChangingAnything() {
        sync(GOOD);
        sync(BAD);
        assertThat(open()).as("what is told last cannot be read").hasSize(1);
        assertThat(executions(sync(GOOD)).unchanged()).isOne();
        assertThat(states()).containsExactly("superseded");
    }

    @Test
    void shouldNotPutAsideWhatANewerStatementHasTold() {
        Row other = Rows.stockFill().with("ibExecID", "0000f1ab.6a02.01.01").with("transactionID", "91");
        day = 20;
        sync(GOOD);
        day = 11;
        RunReport late = executions(sync(BAD, other));
        assertThat(late.quarantined()).isZero();
        assertThat(late.ignored()).containsEntry("superseded", 1L);
        assertThat(late.inserted()).isOne();
        assertThat(states()).containsExactly("superseded");
        assertThat(count("select count(*) from trading.coverage where dataset = 'executions'"))
                .as("nothing is missing of what it covers")
                .isPositive();
    }

    /** A correction has the trade id of what it corrects, and other ids of its own. */
    @Test
    void shouldLeaveACorrectionOpenThatSharesTheTradeId() {
        Row correction = BAD.with("ibExecID", "0000f1ab.6a01.01.02").with("transactionID", "91");
        sync(correction);
        sync(GOOD);
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldLeaveACancelOpen() {
        Row cancel = Rows.cancelOf(GOOD).with("transactionID", "").with("tradeID", "80");
        sync(cancel.with("ibCommission", "much"));
        sync(onlyNamedBy("tradeID", GOOD));
        assertThat(states()).containsExactly("open");
    }

    @ParameterizedTest
    @CsvSource({"quantity,50", "tradePrice,41", "conid,4711"})
    void shouldLeaveOpenWhatSaysSomethingElse(String column, String value) {
        sync(onlyNamedBy("tradeID", BAD).with(column, value));
        sync(onlyNamedBy("tradeID", GOOD));
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldLeaveWhatIsOfAnotherAccount() {
        sync(BAD);
        program.sync(statement("U7654321", GOOD));
        assertThat(states()).containsExactly("open");
    }

    /** One statement never tells a fact twice. */
    @Test
    void shouldNotCloseByARowOfTheSameStatement() {
        Row twin = onlyNamedBy("ibExecID", BAD);
        String both = statement("U1234567", twin, onlyNamedBy("ibExecID", GOOD).with("ibCommission", "-3"));
        program.sync(both);
        assertThat(states()).containsExactly("open");
        program.sync(both);
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldCloseOrdersByTheirId() {
        Row order = Rows.orderRow(GOOD);
        sync(order.with("ibCommission", "much"));
        assertThat(states()).containsExactly("open");
        sync(GOOD);
        assertThat(states()).as("an order made from executions is not told").containsExactly("open");
        sync(order);
        assertThat(states()).containsExactly("superseded");
    }

    /** The row of another day tells another part of the order. */
    @Test
    void shouldLeaveTheOtherDayOfAnOrderOpen() {
        Row order = Rows.orderRow(GOOD);
        sync(order.with("ibCommission", "much"));
        sync(order.with("reportDate", "20260716").with("tradeDate", "20260716"));
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldCloseOptionEventsByTheirTradeId() {
        Row event = OptionEvents.expiration().with("tradeID", "85");
        program.sync(events(event.with("markPrice", "low")));
        assertThat(states()).containsExactly("open");
        program.sync(events(OptionEvents.expiration().with("tradeID", "86")));
        assertThat(states()).containsExactly("open");
        program.sync(events(event));
        assertThat(states()).containsExactly("superseded");
    }

    /** With the alias in place of the account the records lie under no account at all. */
    @Test
    void shouldCloseRecordsWithoutAccount() {
        program.sync(statement("Mum's account", GOOD.with("accountId", "Mum's account")));
        assertThat(open()).hasSize(1).allMatch(record -> record.account().isEmpty());
        program.sync(statement("U1234567", GOOD.with("quantity", "50")));
        assertThat(states()).as("an allocation to another account").containsExactly("open");
        program.sync(statement("U7654321", GOOD));
        assertThat(states()).containsExactly("superseded");
    }

    @Test
    void shouldStayClosedWhenTheSameBytesComeAgain() {
        sync(BAD);
        sync(GOOD);
        RunReport again = executions(sync(BAD));
        assertThat(again.quarantined()).isZero();
        assertThat(again.ignored()).containsEntry("superseded", 1L);
        assertThat(states()).containsExactly("superseded");
    }

    @Test
    void shouldStayResolvedWhenTheSameBytesComeAgain() {
        String statement = statement("U1234567", GOOD.with("tradeDate", "07/16/2026"));
        program.sync(statement);
        restarted(Map.of("IBKR_INGEST_FLEX_DATE_ORDER", "MONTH_FIRST"));
        retry();
        assertThat(states()).containsExactly("resolved");
        restarted(Map.of());
        RunReport again = executions(program.sync(statement));
        assertThat(again.quarantined()).isZero();
        assertThat(again.ignored()).containsEntry("resolved", 1L);
        assertThat(states()).containsExactly("resolved");
    }

    /** Its twin was stored; this one never was. */
    @Test
    void shouldPutAsideAThirdTwinOfTwoThatAreResolved() {
        Row twin = GOOD.without("ibExecID")
                .without("transactionID")
                .without("tradeID")
                .with("extExecID", "N/A")
                .with("brokerageOrderID", "")
                .with("tradeDate", "07/16/2026");
        program.sync(statement("U1234567", twin, twin));
        restarted(Map.of("IBKR_INGEST_FLEX_DATE_ORDER", "MONTH_FIRST"));
        retry();
        assertThat(states()).containsExactly("resolved", "resolved");
        restarted(Map.of());
        RunReport again = executions(program.sync(statement("U1234567", twin, twin, twin)));
        assertThat(again.quarantined()).isOne();
        assertThat(again.ignored()).containsEntry("resolved", 2L);
        assertThat(states()).containsExactly("resolved", "resolved", "open");
    }

    /** A retry sees the record alone, not which columns its statement had. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepTheReasonThatTheStatementTold(boolean isTicked) {
        sync(isTicked ? GOOD.with("quantity", "") : GOOD.without("quantity"));
        String reason = open().get(0).reason();
        assertThat(reason).startsWith(isTicked ? "quantity is empty" : "quantity is not in the statement: tick");
        retry();
        assertThat(open()).singleElement().extracting(QuarantinedRecord::reason).isEqualTo(reason);
    }

    private static Row onlyNamedBy(String id, Row row) {
        Row named = row;
        for (String other : List.of("ibExecID", "transactionID", "tradeID")) {
            named = other.equals(id) ? named : named.without(other);
        }
        return named;
    }

    private List<RunReport> sync(Row... trades) {
        return program.sync(statement("U1234567", trades));
    }

    private String statement(String account, Row... trades) {
        day++;
        return FlexXml.activity()
                .statement(
                        account,
                        s -> s.whenGenerated("202608" + day + ";181500").trade(trades))
                .toXml();
    }

    private String events(Row event) {
        day++;
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("202608" + day + ";181500").optionEvent(event))
                .toXml();
    }

    private static RunReport executions(List<RunReport> reports) {
        assertThat(reports).allMatch(run -> run.error() == null);
        return reports.stream()
                .filter(run -> run.dataset() == Dataset.EXECUTIONS)
                .findFirst()
                .orElseThrow();
    }

    private void restarted(Map<String, String> settings) {
        program.close();
        program = RunningProgram.over(database, settings);
    }

    private void retry() {
        new Retry(program.ingestor(), new Accounts(program.jdbc()), program.settings()).run(open(), Set.of());
    }

    private long count(String sql) {
        return program.jdbc().queryForObject(sql, Long.class);
    }

    private List<QuarantinedRecord> open() {
        return new QuarantineList(program.jdbc()).open();
    }

    private List<QuarantinedRecord> all() {
        return new QuarantineList(program.jdbc()).all();
    }

    private List<String> states() {
        return all().stream().map(QuarantinedRecord::state).toList();
    }
}
