package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What was read once says the same ever after, whatever the settings are when it is read again. */
class ReadingsKeptTest {

    private static final String DATE_ORDER = "IBKR_INGEST_FLEX_DATE_ORDER";
    private static final String ZONE = "IBKR_INGEST_FLEX_ZONE";
    private static final String ZONE_NAMES = "IBKR_INGEST_FLEX_ZONE_NAMES";

    private static final Row FILL = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    /** The 4th of March, or the 3rd of April. */
    private static final Row SLASHED = FILL.with("tradeDate", "03/04/2026")
            .with("reportDate", "03/04/2026")
            .with("settleDateTarget", "03/05/2026")
            .with("dateTime", "03/04/2026;143005")
            .with("orderTime", "03/04/2026;143001");

    /** The same of a query that has no dates. */
    private static final Row RESTATED = FILL.without(
                    "tradeDate", "reportDate", "settleDateTarget", "dateTime", "orderTime")
            .with("ibCommission", "-7");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private RunningProgram program = RunningProgram.over(database);
    private int day = 10;

    @AfterEach
    void stop() {
        program.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "DAY_FIRST"})
    void shouldKeepDatesOfTheFirstSettings(String later) {
        with(DATE_ORDER, "MONTH_FIRST").sync(statement(SLASHED));
        assertThat(marks()).as("nothing is noted in ordinary rows").isZero();
        with(DATE_ORDER, later);
        assertThat(sync(RESTATED).get(1).updated()).isOne();
        assertThat(dates()).containsExactly("2026-03-04 2026-03-04 2026-03-05 2026-03-04 19:30:05 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "DAY_FIRST"})
    void shouldKeepDatesOfOtherSettings(String later) {
        sync(Rows.stockFill().with("ibExecID", "0000f1ab.6a02.01.01").with("transactionID", "91"));
        with(DATE_ORDER, "MONTH_FIRST").sync(statement(SLASHED));
        assertThat(marks()).isOne();
        with(DATE_ORDER, later);
        assertThat(sync(RESTATED).get(1).updated()).isOne();
        assertThat(dates()).contains("2026-03-04 2026-03-04 2026-03-05 2026-03-04 19:30:05 7");
    }

    /** Each attribute as its own statement was read. */
    @Test
    void shouldPutTogetherWhatWasReadDifferently() {
        with(DATE_ORDER, "MONTH_FIRST").sync(statement(SLASHED));
        with(DATE_ORDER, "DAY_FIRST");
        sync(RESTATED.with("settleDateTarget", "06/03/2026"));
        assertThat(dates()).containsExactly("2026-03-04 2026-03-04 2026-03-06 2026-03-04 19:30:05 7");
        with(DATE_ORDER, "UNKNOWN");
        sync(RESTATED.with("ibCommission", "-8"));
        assertThat(dates()).containsExactly("2026-03-04 2026-03-04 2026-03-06 2026-03-04 19:30:05 8");
    }

    @Test
    void shouldKeepTheZoneOfTimesWithoutOne() {
        sync(FILL);
        String before = executedAt();
        with(ZONE, "Europe/Berlin");
        assertThat(sync(RESTATED).get(1).updated()).isOne();
        assertThat(executedAt()).isEqualTo(before).isEqualTo("2026-07-17 18:30:05");
        sync(FILL.with("ibCommission", "-8"));
        assertThat(executedAt()).as("a newer statement, in today's zone").isEqualTo("2026-07-17 12:30:05");
        with(ZONE, "Asia/Tokyo");
        sync(RESTATED.with("ibCommission", "-9"));
        assertThat(executedAt()).isEqualTo("2026-07-17 12:30:05");
    }

    @Test
    void shouldKeepWhatNamesOfZonesMeant() {
        with(ZONE_NAMES, "IST=+02:00, XYZ=Asia/Tokyo")
                .sync(statement(FILL.with("dateTime", "20260717;143005 IST").with("orderTime", "20260717;143001 XYZ")));
        assertThat(executedAt()).isEqualTo("2026-07-17 12:30:05");
        with(ZONE_NAMES, "");
        assertThat(sync(RESTATED).get(1).updated()).isOne();
        assertThat(executedAt()).isEqualTo("2026-07-17 12:30:05");
    }

    @Test
    void shouldKeepDatesOfOrdersAndEvents() {
        Row order = Rows.orderRow(SLASHED).with("quantity", "50");
        Row event = OptionEvents.expiration().with("date", "03/04/2026").with("tradeID", "85");
        with(DATE_ORDER, "MONTH_FIRST").sync(statement(order, event, SLASHED));
        with(DATE_ORDER, "UNKNOWN");
        Row other = RESTATED.with("ibExecID", "0000f1ab.6a02.01.01")
                .with("transactionID", "91")
                .with("tradeID", "81");
        sync(
                Rows.orderRow(RESTATED).with("quantity", "50"),
                event.without("date").with("costBasis", "1"),
                other);
        assertThat(strings("select trade_date || ' ' || from_executions from trading.trade_order"))
                .containsExactly("2026-03-04 true");
        assertThat(strings("select event_date || ' ' || cost_basis from trading.option_event"))
                .containsExactly("2026-03-04 1");
    }

    /** An older statement comes late: payloads in between are read again, to see what was said last. */
    @Test
    void shouldReadKeptPayloadsAsTheyWereRead() {
        String newest = slashedStatement("07/19/2026;181500", SLASHED.with("ibCommission", "-3"));
        String newestAgain = slashedStatement("07/22/2026;181500", SLASHED.with("ibCommission", "-3"));
        with(DATE_ORDER, "MONTH_FIRST").sync(newest);
        program.sync(newestAgain);
        with(DATE_ORDER, "UNKNOWN");
        String late = FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("20260720;181500").trade(RESTATED.with("conid", FILL.get("conid"))))
                .toXml();
        assertThat(program.sync(late)).allMatch(run -> run.error() == null);
        assertThat(strings("select commission::text from trading.execution")).containsExactly("3");
    }

    /** Reports that name one fact by different columns. */
    @Test
    void shouldKeepDatesOfRowsThatGiveWay() {
        Row poor = SLASHED.without("ibExecID", "transactionID", "tradeID");
        with(DATE_ORDER, "MONTH_FIRST").sync(statement(poor));
        with(DATE_ORDER, "UNKNOWN");
        sync(FILL.with("tradeDate", "20260304")
                .with("reportDate", "20260304")
                .with("settleDateTarget", "20260305")
                .with("dateTime", "20260304;143005")
                .with("orderTime", "20260304;143001"));
        assertThat(strings("select exec_key from trading.effective_execution"))
                .containsExactly("X:0000f1ab.6a01.01.01");
    }

    @Test
    void shouldTakeTodaysSettingsForWhatLiesInQuarantine() {
        program.sync(statement(SLASHED));
        assertThat(strings("select state from trading.quarantined_record")).containsExactly("open");
        with(DATE_ORDER, "MONTH_FIRST");
        program.retry();
        with(DATE_ORDER, "DAY_FIRST");
        sync(RESTATED);
        assertThat(dates()).containsExactly("2026-03-04 2026-03-04 2026-03-05 2026-03-04 19:30:05 7");
    }

    @Test
    void shouldLeaveNoReadingBehindInADryRun() {
        program.sync(statement(FILL));
        with(DATE_ORDER, "MONTH_FIRST");
        Path file = RunningProgram.file(statement(SLASHED.with("ibExecID", "0000f1ab.6a02.01.01")));
        assertThat(program.dryRun(file)).allMatch(run -> run.error() == null);
        assertThat(strings("select settings from trading.reading")).hasSize(1);
        program.sync(file);
        assertThat(strings("select id || ': ' || settings from trading.reading order by id"))
                .containsExactly(
                        "0: zone America/New_York, dates UNKNOWN", "1: zone America/New_York, dates MONTH_FIRST");
    }

    /** It may have come from another version of the program, with other rules. */
    @Test
    void shouldGoOnWhenAStoredRecordCannotBeRead() {
        Row other = Rows.stockFill()
                .with("ibOrderID", "71")
                .with("ibExecID", "0000f1ab.6a02.01.01")
                .with("transactionID", "91")
                .with("tradeID", "81");
        program.sync(statement(FILL, other));
        program.jdbc()
                .update("update trading.execution set raw_record = json_build_object('#element', 'Trade', 'quantity',"
                        + " 'many', 'ibExecID', '0000f1ab.6a01.01.01') where ibkr_exec_id = '0000f1ab.6a01.01.01'");
        SyncResult result = program.syncAll(statement(RESTATED, other.with("ibCommission", "-8")));
        RunReport executions = result.runs().get(1);
        assertThat(executions.error()).isNull();
        assertThat(executions.updated()).isOne();
        assertThat(executions.quarantined()).as("nothing is lost").isOne();
        assertThat(strings("select commission::text from trading.execution order by exec_key"))
                .as("the row keeps what it says")
                .containsExactly("1", "8");
        assertThat(strings("select reason from trading.quarantined_record"))
                .containsExactly("what is stored of X:0000f1ab.6a01.01.01 cannot be read again, so this is not added to"
                        + " it; sync reports why");
        assertThat(result.findings())
                .last()
                .asString()
                .startsWith("stored records that cannot be read again: 1;")
                .contains("executions X:0000f1ab.6a01.01.01 of U1234567 (quantity=\"many\" is not a number")
                .endsWith("see db query \"select raw_record, fragments from trading.execution where exec_key ="
                        + " 'X:0000f1ab.6a01.01.01'\"");
    }

    private RunningProgram with(String setting, String value) {
        program.close();
        program = RunningProgram.over(database, value.isEmpty() ? Map.of() : Map.of(setting, value));
        return program;
    }

    private List<RunReport> sync(Row... rows) {
        List<RunReport> reports = program.sync(statement(rows));
        assertThat(reports).allMatch(run -> run.error() == null && run.quarantined() == 0);
        return reports;
    }

    private String statement(Row... rows) {
        day++;
        return FlexXml.activity()
                .statement("U1234567", s -> {
                    var statement = s.whenGenerated("202608" + day + ";181500");
                    for (Row row : rows) {
                        statement =
                                row.element().equals("OptionEAE") ? statement.optionEvent(row) : statement.trade(row);
                    }
                    return statement;
                })
                .toXml();
    }

    private static String slashedStatement(String generated, Row row) {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(generated)
                                .period("03/04/2026", "03/04/2026")
                                .trade(row))
                .toXml();
    }

    private long marks() {
        return program.jdbc()
                .queryForObject(
                        "select count(*) from trading.execution where raw_record ->> '#read' is not null", Long.class);
    }

    private List<String> dates() {
        return strings("select concat_ws(' ', trade_date, report_date, settle_date,"
                + " to_char(executed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS'), commission)"
                + " from trading.execution");
    }

    private String executedAt() {
        return strings("select to_char(executed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from trading.execution")
                .get(0);
    }

    private List<String> strings(String sql) {
        return program.jdbc().queryForList(sql, String.class);
    }
}
