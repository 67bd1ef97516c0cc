package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.flex.web.DailyStatements;
import io.github.ibkringest.flex.web.FlexStubServer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A backfill that is killed in its second window goes on there, and nothing is there twice. */
class BackfillKillTest {

    @Test
    void shouldGoOnAfterAKill() {
        PGSimpleDataSource database = RunningProgram.freshDatabase();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        try (FlexStubServer stub =
                FlexStubServer.start(Instant::now).paced().deliver(DailyStatements.QUERY, DailyStatements::of)) {
            Map<String, String> environment = KillWorld.environment(database);
            environment.put("IBKR_INGEST_FLEX_TOKEN", FlexStubServer.TOKEN);
            environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", DailyStatements.QUERY);
            environment.put("IBKR_INGEST_FLEX_BASE_URL", stub.baseUrl().toString());
            environment.put("IBKR_INGEST_FLEX_FIRST_WAIT", "1ms");
            String[] backfill = {"backfill", "--from", "2024-01-02", "--to", "2025-12-31"};

            // each window has three runs, so that the fifth one that succeeds is that of the second window's executions
            ProgramProcess.Ended killed =
                    KilledProgram.at(Place.commitOf(KillWorld.SUCCEEDED, 5, false), database, environment, backfill);

            assertThat(killed.code()).as(killed.err()).isEqualTo(KilledProgram.KILLED);
            assertThat(killed.err()).contains("[2/2]");
            assertThat(jdbc.queryForList("select dataset || ' ' || status from trading.run order by id", String.class))
                    .containsExactly(
                            "orders succeeded",
                            "executions succeeded",
                            "option-events succeeded",
                            "orders succeeded",
                            "executions running");

            ProgramProcess.Ended again = ProgramProcess.run(environment, backfill);

            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.err()).contains("[1/1]");
            assertThat(stub.requests("SendRequest"))
                    .extracting(request -> request.parameters().get("fd"))
                    .startsWith("20240102")
                    .hasSize(3);
            assertThat(jdbc.queryForObject("select count(*) from trading.execution", Long.class))
                    .isEqualTo(2);
            assertThat(jdbc.queryForList(
                            "select proven_from || ' ' || proven_to from trading.proven_period", String.class))
                    .containsOnly("2024-01-02 2025-12-31");
        }
    }
}
