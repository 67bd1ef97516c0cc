package io.github.ibkringest.live;

import static io.github.ibkringest.live.LiveDay.execId;
import static io.github.ibkringest.live.LiveDay.filled;
import static io.github.ibkringest.live.LiveDay.open;
import static io.github.ibkringest.live.LiveDay.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.OrderStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Executions that are told live, and confirmed by statements; open orders that nobody tells of any more. */
class LiveExecutionsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    private LiveDay day;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
        day = new LiveDay(folder);
    }

    @Test
    void shouldBeEnrichedAndConfirmedByAStatement() throws IOException {
        INGESTOR.sync(day.told("18:30:10", null, filled("11", "9001", "100")));
        assertThat(executions()).containsExactly("X:" + execId("11") + " FILL 100 cost ? perm 9001 wire");

        INGESTOR.sync(day.told("18:30:50", null, filled("11", "9001", "100").commission("1.02")));
        assertThat(executions()).containsExactly("X:" + execId("11") + " FILL 100 cost 1.02 perm 9001 wire");

        INGESTOR.sync(day.confirmed(trade("11", "701", "100")));
        INGESTOR.sync(day.statement(trade("11", "701", "100")));

        assertThat(executions())
                .containsExactly("X:" + execId("11") + " FILL 100 cost 1 order 701 perm 9001 flex-activity");
        assertThat(events("execution"))
                .containsExactly(
                        "execution.recorded true",
                        "execution.corrected true",
                        "execution.confirmed true",
                        "execution.corrected true",
                        "execution.confirmed false");
        EventReplay.agreesWith(INGESTOR.jdbc());
    }

    /** It looks like an exercise; the booking of the statement has another identity. */
    @Test
    void shouldKeepWhatLooksLikeAnExerciseWithoutCountingIt() {
        INGESTOR.sync(day.told(
                "20:30:00",
                null,
                filled("31", "9009", "2").sell("2", "0").kind(ExecutionKind.BOOKING_CANDIDATE),
                filled("32", "9008", "100").kind(ExecutionKind.ALLOCATION_PARENT)));

        assertThat(executions())
                .containsExactly(
                        "X:" + execId("31") + " BOOKING_CANDIDATE -2 cost ? perm 9009 wire",
                        "X:" + execId("32") + " ALLOCATION_PARENT 100 cost ? perm 9008 wire");
        assertThat(count("select count(*) from trading.effective_execution")).isZero();
        assertThat(count("select count(*) from trading.position_by_contract where quantity <> 0"))
                .isZero();
        assertThat(count("select count(*) from trading.trade_order")).isZero();
        EventReplay.agreesWith(INGESTOR.jdbc());
    }

    @Test
    void shouldKeepTheLastStateOfAnOrderThatVanishes() {
        INGESTOR.sync(day.told(
                "14:00:00",
                List.of("9001", "9002"),
                open("9001", "300").state(OrderStatus.WORKING, "Submitted"),
                open("9002", "50").state(OrderStatus.WORKING, "PreSubmitted")));
        Path later = day.told("15:00:00", List.of("9002"), open("9002", "50").state(OrderStatus.WORKING, "Submitted"));
        INGESTOR.sync(later);

        List<String> vanished = List.of("9001 WORKING not seen since 2026-07-17 15:00:00", "9002 WORKING");
        assertThat(standing()).containsExactlyElementsOf(vanished);
        String before = INGESTOR.writes();
        INGESTOR.sync(later);
        INGESTOR.sync(
                day.told("14:30:00", List.of("9001"), open("9001", "300").state(OrderStatus.WORKING, "Submitted")));
        assertThat(standing()).containsExactlyElementsOf(vanished);
        assertThat(INGESTOR.writes()).isEqualTo(before);

        INGESTOR.sync(day.told("15:30:00", null, open("9002", "50").state(OrderStatus.WORKING, "PreSubmitted")));
        assertThat(standing()).as("no complete list").containsExactlyElementsOf(vanished);
        INGESTOR.sync(day.told("16:00:00", List.of("9001", "9002")));
        assertThat(standing()).containsExactly("9001 WORKING", "9002 WORKING");
        INGESTOR.sync(day.told("17:00:00", List.of()));
        INGESTOR.sync(day.told("18:00:00", List.of(), open("9001", "300").state(OrderStatus.CANCELLED, "Cancelled")));
        assertThat(standing()).containsExactly("9001 CANCELLED", "9002 WORKING not seen since 2026-07-17 17:00:00");
        EventReplay.agreesWith(INGESTOR.jdbc());
    }

    private static long count(String query) {
        return INGESTOR.jdbc().queryForObject(query, Long.class);
    }

    private static List<String> executions() {
        return INGESTOR.jdbc().queryForList("""
                        select concat_ws(' ', exec_key, kind, trim_scale(signed_quantity), 'cost',
                                         coalesce(trim_scale(commission)::text, '?'), 'order ' || ibkr_order_id,
                                         'perm ' || perm_id, feed)
                        from trading.execution order by exec_key""", String.class);
    }

    private static List<String> standing() {
        return INGESTOR.jdbc().queryForList("""
                        select perm_id || ' ' || status
                               || coalesce(' not seen since ' || (not_seen_since at time zone 'UTC'), '')
                        from trading.effective_order order by perm_id""", String.class);
    }

    private static List<String> events(String of) {
        return INGESTOR.jdbc()
                .queryForList(
                        "select type || ' ' || (data::json ->> 'is_provisional') from trading.event"
                                + " where type like ? || '.%' order by id",
                        String.class, of);
    }
}
