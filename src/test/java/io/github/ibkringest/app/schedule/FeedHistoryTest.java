package io.github.ibkringest.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.schedule.FeedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which missing days have been delivered, and wait for records in quarantine. */
class FeedHistoryTest {

    private static final DateSet WEDNESDAY =
            DateSet.of(new Period(LocalDate.parse("2026-07-15"), LocalDate.parse("2026-07-15")));
    private static final DateSet THURSDAY =
            DateSet.of(new Period(LocalDate.parse("2026-07-16"), LocalDate.parse("2026-07-16")));

    private final RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase());

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        program.close();
    }

    private void sync(String last, String made, Row trade) throws IOException {
        String xml = FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.period("20260701", last).whenGenerated(made).trade(trade))
                .toXml();
        program.sync(Files.writeString(folder.resolve("statement.xml"), xml));
    }

    private FeedState state() {
        String payload = program.jdbc().queryForObject("select max(payload) from trading.run", String.class);
        FeedQuery query =
                new FeedQuery(FlexFeeds.ACTIVITY, new Sources(program.settings()).named("flex-file"), payload);
        return new FeedHistory(program.database().dataSource(), program.settings())
                .of(query, LocalDate.parse("2026-07-16"), Instant.parse("2026-07-17T11:00:00Z"));
    }

    /** A record of Wednesday, so that Wednesday is open, whatever else was delivered for it. */
    private static Row malformed() {
        return Rows.stockFill()
                .with("tradeDate", "20260715")
                .with("reportDate", "20260715")
                .with("dateTime", "20260715;101500")
                .with("quantity", "many");
    }

    @Test
    void shouldTellDaysThatWaitInQuarantineFromDaysThatDidNotCome() throws IOException {
        sync("20260715", "20260716;063000", Rows.stockFill());
        assertThat(state().missing()).isEqualTo(THURSDAY);
        assertThat(state().setAside()).as("it did not come").isEqualTo(DateSet.EMPTY);

        sync("20260715", "20260717;062900", malformed());
        assertThat(state().missing()).isEqualTo(WEDNESDAY.union(THURSDAY));
        assertThat(state().setAside()).as("still not, and a record waits").isEqualTo(WEDNESDAY);

        sync("20260716", "20260716;235900", malformed());
        assertThat(state().setAside()).as("it was not over").isEqualTo(WEDNESDAY);

        sync("20260716", "20260717;063000", malformed());
        assertThat(state().missing()).isEqualTo(WEDNESDAY.union(THURSDAY));
        assertThat(state().setAside()).isEqualTo(WEDNESDAY.union(THURSDAY));

        program.jdbc()
                .update("update trading.quarantined_record set state = 'discarded', closed_at = now()"
                        + " where state = 'open'");
        assertThat(state().missing()).isEqualTo(THURSDAY);
        assertThat(state().setAside()).as("nothing waits any more").isEqualTo(DateSet.EMPTY);
    }
}
