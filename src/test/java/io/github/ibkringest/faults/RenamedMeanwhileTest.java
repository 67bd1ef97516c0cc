package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A contract leaves its instrument, which goes, while another run is about to write an event of it. */
class RenamedMeanwhileTest {

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void shouldNameTheInstrumentThatTheContractHasByThen() throws Exception {
        try (RunningProgram program = RunningProgram.over(database);
                Connection other = database.getConnection()) {
            program.sync(FlexXml.activity()
                    .statement("U7700001", s -> s.trade(Rows.optionFill()))
                    .toXml());
            other.setAutoCommit(false);
            rename(other);
            CompletableFuture<List<RunReport>> sync =
                    CompletableFuture.supplyAsync(() -> program.sync(FlexXml.activity()
                            .statement("U7700001", s -> s.optionEvent(OptionEvents.assignment()))
                            .toXml()));
            await().atMost(Duration.ofMinutes(2)).until(() -> sync.isDone() || isBlocked());
            other.commit();
            assertThat(sync.get()).allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        }
        assertThat(jdbc.queryForList(
                        "select i.symbol from trading.option_event e join trading.instrument i on i.id = e.instrument_id",
                        String.class))
                .containsExactly("RENAMED");
    }

    private static void rename(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('trading.ibkr_contract'))");
            statement.execute("insert into trading.instrument (asset_class, symbol, currency, listing_exchange)"
                    + " values ('OPT', 'RENAMED', 'USD', 'CBOE')");
            statement.execute("update trading.ibkr_contract c set instrument_id = i.id from trading.instrument i"
                    + " where i.symbol = 'RENAMED' and c.sec_type = 'OPT'");
            statement.execute("delete from trading.instrument where asset_class = 'OPT' and symbol <> 'RENAMED'");
        }
    }

    private boolean isBlocked() {
        return jdbc.queryForObject(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'",
                        Long.class)
                > 0;
    }
}
