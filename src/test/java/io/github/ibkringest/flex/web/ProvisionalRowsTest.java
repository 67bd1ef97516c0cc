package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Today's fills come with the confirmations; the activity statement of the next morning completes the same rows. */
class ProvisionalRowsTest {

    @Test
    void shouldCompleteTheRowsOfTheDayBefore() {
        try (StubbedLogin login = new StubbedLogin().interval(Duration.ZERO);
                RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase())) {
            FlexWebSource source = new FlexWebSource(List.of(login.login()), () -> login.pacing, login.time);
            login.stub.deliver(SampleStatements.ACTIVITY_QUERY, upToTheDayBefore());
            sync(program, source);
            List<String> today = executions(program);
            assertThat(today).hasSize(3);
            assertThat(feeds(program)).containsExactly("flex-confirmation");
            assertThat(unconfirmed(program)).isZero();

            login.stub.deliver(SampleStatements.ACTIVITY_QUERY, SampleStatements.activity());
            sync(program, source);
            assertThat(executions(program)).as("the same rows").isEqualTo(today);
            assertThat(feeds(program)).containsExactly("flex-activity");
            assertThat(program.jdbc()
                            .queryForList(
                                    "select revision from trading.execution where realized_pnl is not null",
                                    Integer.class))
                    .as("what only the statement says")
                    .hasSize(3)
                    .allMatch(revision -> revision > 1);
            assertThat(unconfirmed(program)).isZero();
        }
    }

    @Test
    void shouldListWhatTheStatementNeverConfirms() {
        try (StubbedLogin login = new StubbedLogin().interval(Duration.ZERO);
                RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase())) {
            FlexWebSource source = new FlexWebSource(List.of(login.login()), () -> login.pacing, login.time);
            login.stub.deliver(
                    SampleStatements.ACTIVITY_QUERY,
                    FlexXml.activity()
                            .statement(SampleStatements.LIVE, s -> s.emptySection("Trades"))
                            .toXml());
            sync(program, source);
            assertThat(unconfirmed(program)).as("its day is covered").isEqualTo(2);
        }
    }

    private static String upToTheDayBefore() {
        return FlexXml.activity()
                .statement(
                        SampleStatements.LIVE,
                        s -> s.period("20260701", "20260716")
                                .emptySection("Trades")
                                .emptySection("OptionEAE"))
                .toXml();
    }

    private static void sync(RunningProgram program, FlexWebSource source) {
        List<RunReport> runs = program.ingestor()
                .sync(new SyncRequest(
                        source,
                        new Source.Request(List.of(), Period.ALWAYS),
                        EnumSet.allOf(Dataset.class),
                        Set.of(),
                        false));
        assertThat(runs).allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
    }

    private static List<String> executions(RunningProgram program) {
        return program.jdbc()
                .queryForList("select id || ' ' || exec_key from trading.execution order by id", String.class);
    }

    private static List<String> feeds(RunningProgram program) {
        return program.jdbc().queryForList("select distinct feed from trading.execution", String.class);
    }

    private static int unconfirmed(RunningProgram program) {
        return program.jdbc().queryForObject("select count(*)::int from trading.unconfirmed_execution", Integer.class);
    }
}
