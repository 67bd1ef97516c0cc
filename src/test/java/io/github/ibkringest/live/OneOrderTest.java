package io.github.ibkringest.live;

import static io.github.ibkringest.live.LiveDay.filled;
import static io.github.ibkringest.live.LiveDay.open;
import static io.github.ibkringest.live.LiveDay.order;
import static io.github.ibkringest.live.LiveDay.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.OrderStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One order, told live under one number and by statements under another, in any order of arrival. */
class OneOrderTest {

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

    /** Three messages, the confirmation of one of two fills, and the statement with the order and both. */
    @Test
    void shouldBeOneInWhateverOrderItIsTold() throws IOException {
        Row first = trade("11", "701", "100");
        Row second = trade("12", "701", "200");
        List<Path> files = List.of(
                day.told("18:30:00", List.of("9001"), open("9001", "300").state(OrderStatus.WORKING, "Submitted")),
                day.told(
                        "18:40:00",
                        List.of(),
                        open("9001", "300")
                                .state(OrderStatus.FILLED, "Filled")
                                .attribute("filledQuantity", "300")
                                .attribute("remaining", "0"),
                        filled("11", "9001", "100"),
                        filled("12", "9001", "200").commission("1")),
                day.confirmed(first),
                day.statement(order(first, "300"), first, second));

        List<String> wanted = null;
        for (List<Path> order : permutations(files)) {
            INGESTOR.empty();
            order.forEach(OneOrderTest::sync);
            assertThat(effective())
                    .as(order.toString())
                    .containsExactly("F:701 perm 9001 FILLED (Filled) 300 of 300 left 0 limit 42.5 GTC by me, 2 fills");
            // two orders as long as nothing tells that they are one
            boolean isKnownAtOnce = order.indexOf(files.get(1)) < order.indexOf(files.get(2))
                    && order.indexOf(files.get(1)) < order.indexOf(files.get(3));
            assertThat(createdEvents()).as(order.toString()).isEqualTo(isKnownAtOnce ? 1 : 2);
            EventReplay.agreesWith(INGESTOR.jdbc());
            wanted = wanted == null ? INGESTOR.digest() : wanted;
            assertThat(INGESTOR.digest()).as(order.toString()).containsExactlyElementsOf(wanted);
            String before = INGESTOR.writes();
            order.forEach(OneOrderTest::sync);
            assertThat(INGESTOR.writes()).as(order.toString()).isEqualTo(before);
        }
    }

    /** The numbers are of two namespaces. */
    @Test
    void shouldNotMeetAnOrderOfTheSameDigits() throws IOException {
        sync(day.told("18:30:00", List.of("701"), open("701", "50").state(OrderStatus.WORKING, "Submitted")));
        sync(day.statement(trade("11", "701", "100")));

        assertThat(effective())
                .containsExactly(
                        "F:701 FILLED_OR_PARTIAL 100, 1 fills",
                        "P:701 perm 701 WORKING (Submitted) of 50 limit 42.5 GTC by me, 0 fills");
    }

    /** Fills come before the order, and prove its state. */
    @Test
    void shouldTakeItsStateFromItsFills() throws IOException {
        sync(day.told("18:30:00", null, filled("11", "9001", "100")));
        assertThat(effective()).containsExactly("P:9001 perm 9001 FILLED_OR_PARTIAL 100, 1 fills");

        sync(day.told("18:31:00", null, open("9001", "300").state(OrderStatus.WORKING, "Submitted")));
        assertThat(effective())
                .containsExactly(
                        "P:9001 perm 9001 PARTIALLY_FILLED (Submitted) 100 of 300 left 200 limit 42.5 GTC by me, 1 fills");

        sync(day.told("18:32:00", null, filled("12", "9001", "200")));
        assertThat(effective())
                .containsExactly("P:9001 perm 9001 FILLED (Submitted) 300 of 300 left 0 limit 42.5 GTC by me, 2 fills");
        EventReplay.agreesWith(INGESTOR.jdbc());
        assertThat(events())
                .containsExactly(
                        "order.created P:9001", "order.changed P:9001", "order.changed P:9001", "order.filled P:9001");
    }

    /** A correction names another order: the two are no longer one. */
    @Test
    void shouldPartAgainWhenTheEvidenceGoes() throws IOException {
        sync(day.told(
                "18:30:00",
                List.of("9001"),
                open("9001", "300").state(OrderStatus.WORKING, "Submitted"),
                filled("11", "9001", "100")));
        sync(day.confirmed(trade("11", "701", "100"), trade("13", "701", "50")));
        assertThat(effective())
                .containsExactly(
                        "F:701 perm 9001 PARTIALLY_FILLED (Submitted) 150 of 300 left 150 limit 42.5 GTC by me, 2 fills");

        sync(day.statement(trade("11", "702", "100"), trade("13", "701", "50")));

        assertThat(effective())
                .containsExactly(
                        "F:701 FILLED_OR_PARTIAL 50, 1 fills",
                        "F:702 perm 9001 PARTIALLY_FILLED (Submitted) 100 of 300 left 200 limit 42.5 GTC by me, 1 fills");
        EventReplay.agreesWith(INGESTOR.jdbc());
    }

    /** What the Gateway tells goes on to the row of statements. */
    @Test
    void shouldGoOnToTellOfAnOrderThatGaveWay() throws IOException {
        sync(day.told(
                "18:30:00",
                List.of("9001"),
                open("9001", "300").state(OrderStatus.WORKING, "Submitted"),
                filled("11", "9001", "100")));
        sync(day.confirmed(trade("11", "701", "100")));
        sync(day.told(
                "19:30:00",
                List.of(),
                open("9001", "300")
                        .state(OrderStatus.CANCELLED, "Cancelled by Trader")
                        .attribute("reason", "no money")));

        assertThat(effective())
                .containsExactly(
                        "F:701 perm 9001 CANCELLED (Cancelled by Trader) 100 of 300 left 200 limit 42.5 GTC by me, 1 fills");
        assertThat(events())
                .containsExactly(
                        "order.created P:9001",
                        "order.changed P:9001",
                        "order.changed P:9001",
                        "order.changed F:701",
                        "order.changed F:701",
                        "order.cancelled F:701");
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select order_key || ' ' || status || coalesce(' ' || status_reason, '')"
                                        + " from trading.order_status_timeline order by valid_from",
                                String.class))
                .containsExactly("F:701 WORKING", "F:701 PARTIALLY_FILLED", "F:701 CANCELLED no money");
        EventReplay.agreesWith(INGESTOR.jdbc());
    }

    private static void sync(Path file) {
        sync(INGESTOR, file);
    }

    static void sync(TestIngestor ingestor, Path file) {
        assertThat(ingestor.sync(file))
                .extracting(RunReport::error, RunReport::quarantined)
                .containsOnly(tuple(null, 0L));
    }

    private static List<String> events() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select type || ' ' || subject from trading.event where type like 'order.%' order by id",
                        String.class);
    }

    private static long createdEvents() {
        return events().stream()
                .filter(event -> event.startsWith("order.created"))
                .count();
    }

    private static List<String> effective() {
        return INGESTOR.jdbc().queryForList("""
                        select concat_ws(' ', o.order_key, 'perm ' || o.perm_id, o.status, '(' || o.status_text || ')',
                                 trim_scale(o.filled_quantity), 'of ' || trim_scale(o.quantity),
                                 'left ' || trim_scale(o.remaining_quantity), 'limit ' || trim_scale(o.limit_price),
                                 o.time_in_force, 'by ' || o.submitter)
                               || ', ' || count(e.id) || ' fills'
                        from trading.effective_order o
                        left join trading.effective_execution e on e.order_id = o.id
                        group by o.id, o.order_key, o.perm_id, o.status, o.status_text, o.filled_quantity, o.quantity,
                                 o.remaining_quantity, o.limit_price, o.time_in_force, o.submitter
                        order by o.order_key""", String.class);
    }

    static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> permutations = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> others = new ArrayList<>(all);
            T one = others.remove(i);
            for (List<T> rest : permutations(others)) {
                List<T> permutation = new ArrayList<>(List.of(one));
                permutation.addAll(rest);
                permutations.add(permutation);
            }
        }
        return permutations;
    }
}
