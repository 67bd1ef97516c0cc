package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.Retry;
import io.github.ibkringest.flex.FlexXml;
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
import org.postgresql.ds.PGSimpleDataSource;

/** A good and a bad record of one fact, and what lies in quarantine after syncs of them. */
abstract class QuarantineTestSupport {

    static final Row GOOD = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    static final Row BAD = GOOD.with("ibCommission", "much");
    final PGSimpleDataSource database = RunningProgram.freshDatabase();
    RunningProgram program = RunningProgram.over(database);
    int day = 10;

    @AfterEach
    void stop() {
        program.close();
    }

    static Row onlyNamedBy(String id, Row row) {
        Row named = row;
        for (String other : List.of("ibExecID", "transactionID", "tradeID")) {
            named = other.equals(id) ? named : named.without(other);
        }
        return named;
    }

    List<RunReport> sync(Row... trades) {
        return program.sync(statement("U1234567", trades));
    }

    String statement(String account, Row... trades) {
        day++;
        return FlexXml.activity()
                .statement(
                        account,
                        s -> s.whenGenerated("202608" + day + ";181500").trade(trades))
                .toXml();
    }

    String events(Row event) {
        day++;
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("202608" + day + ";181500").optionEvent(event))
                .toXml();
    }

    static RunReport executions(List<RunReport> reports) {
        assertThat(reports).allMatch(run -> run.error() == null);
        return reports.stream()
                .filter(run -> run.dataset() == Dataset.EXECUTIONS)
                .findFirst()
                .orElseThrow();
    }

    void restarted(Map<String, String> settings) {
        program.close();
        program = RunningProgram.over(database, settings);
    }

    void retry() {
        new Retry(program.ingestor(), new Accounts(program.jdbc()), program.settings()).run(open(), Set.of());
    }

    long count(String sql) {
        return program.jdbc().queryForObject(sql, Long.class);
    }

    List<QuarantinedRecord> open() {
        return new QuarantineList(program.jdbc()).open();
    }

    List<QuarantinedRecord> all() {
        return new QuarantineList(program.jdbc()).all();
    }

    List<String> states() {
        return all().stream().map(QuarantinedRecord::state).toList();
    }
}
