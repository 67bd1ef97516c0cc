package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.store.run.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dry run says what a sync would change, exactly, and writes nothing. */
class DryRunTest {

    private static final Row FILL = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    private final RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase());

    @AfterEach
    void stop() {
        program.close();
    }

    private static String statement(int day, Row... trades) {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("202607" + day + ";181500").trade(trades))
                .toXml();
    }

    private List<Change> dryRun(String xml) {
        List<String> before = everything();
        List<RunReport> reports = program.dryRun(RunningProgram.file(xml));
        assertThat(reports).allMatch(run -> run.error() == null && run.runId() == null);
        assertThat(everything()).isEqualTo(before);
        return reports.stream().flatMap(run -> run.changes().stream()).toList();
    }

    /** Every row of every table. */
    private List<String> everything() {
        return program
                .jdbc()
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'trading'"
                                + " and table_type = 'BASE TABLE' order by 1",
                        String.class)
                .stream()
                .flatMap(
                        table -> program
                                .jdbc()
                                .queryForList("select t::text from trading." + table + " t order by 1", String.class)
                                .stream()
                                .map(row -> table + row))
                .toList();
    }

    @Test
    void shouldNameWhatWouldBeInserted() {
        List<Change> changes = dryRun(statement(18, Rows.orderRow(FILL), FILL));
        assertThat(changes).extracting(Change::kind).containsOnly(Change.Kind.INSERT);
        assertThat(changes).extracting(Change::key).contains("F:70", "X:0000f1ab.6a01.01.01");
    }

    @Test
    void shouldShowOldAndNewValues() {
        program.sync(statement(18, Rows.orderRow(FILL), FILL));
        List<Change> changes = dryRun(statement(19, Rows.orderRow(FILL), FILL.with("ibCommission", "-1.25")));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.UPDATE);
            assertThat(change.columns()).containsEntry("commission", new Change.Values("1", "1.25"));
            assertThat(change.columns().keySet()).isSubsetOf("commission", "as_of", "net_cash");
        });
    }

    @Test
    void shouldNameReferencesByTheirKeys() {
        program.sync(statement(18, Rows.orderRow(FILL), FILL));
        Row corrected = FILL.with("ibExecID", "0000f1ab.6a01.01.02").with("transactionID", "91");
        List<Change> changes = dryRun(statement(19, corrected));
        assertThat(changes)
                .filteredOn(change ->
                        change.kind() == Change.Kind.UPDATE && change.key().startsWith("X:"))
                .singleElement()
                .satisfies(change -> assertThat(change.columns())
                        .isEqualTo(Map.of(
                                "is_effective", new Change.Values("true", "false"),
                                "superseded_by", new Change.Values(null, "X:0000f1ab.6a01.01.02"))));
    }

    @Test
    void shouldTellOfAttributesThatNoColumnHolds() {
        program.sync(statement(18, FILL));
        assertThat(dryRun(statement(19, FILL.with("closePrice", "42.80"))))
                .filteredOn(change -> change.kind() == Change.Kind.UPDATE
                        && change.dataset().label().equals("executions"))
                .singleElement()
                .satisfies(change -> assertThat(change.columns())
                        .containsEntry("raw_record.closePrice", new Change.Values("42.75", "42.80")));
    }

    @Test
    void shouldTellWhatWouldBeQuarantined() {
        assertThat(dryRun(statement(18, FILL.with("quantity", "many"))))
                .singleElement()
                .satisfies(change -> assertThat(change.reason()).contains("quantity"));
    }

    @Test
    void shouldChangeNothingWhenEverythingIsKnown() {
        String statement = statement(18, Rows.orderRow(FILL), FILL);
        program.sync(statement);
        assertThat(dryRun(statement)).isEmpty();
    }
}
