package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.verify.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A day of random orders, told live and by statements, in any order of arrival: one order each, one row a fill. */
class LiveDayPropertyTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @Test
    void shouldTellTheTruthOfAFewDays() throws IOException {
        for (long seed = 1; seed <= 6; seed++) {
            shouldTellTheTruth(seed, 20);
        }
    }

    @Test
    @Tag("slow")
    void shouldTellTheTruthOfManyDays() throws IOException {
        for (long seed = Long.getLong("from", 100); seed < 300; seed++) {
            shouldTellTheTruth(seed, 60);
        }
    }

    private void shouldTellTheTruth(long seed, int events) throws IOException {
        INGESTOR.empty();
        LiveWorld world = new LiveWorld(seed, Files.createDirectory(folder.resolve("seed-" + seed)));
        List<Path> files = new ArrayList<>(world.files(events));
        Random random = new Random(seed);
        // the live source tells of what happens as it happens, or files are read whenever they are found
        if (random.nextBoolean()) {
            Collections.shuffle(files, random);
        } else {
            files.add(random.nextInt(files.size()), files.remove(files.size() - 1));
            files.add(random.nextInt(files.size()), files.remove(files.size() - 1));
        }
        for (Path file : files) {
            OneOrderTest.sync(INGESTOR, file);
            EventReplay.agreesWith(INGESTOR.jdbc());
        }
        SoundStore.findsInData(INGESTOR.jdbc());

        String what = "seed " + seed + ": " + files;
        assertThat(orders()).as(what).containsExactlyElementsOf(world.expectedOrders());
        assertThat(
                        list(
                                "select symbol || ' ' || quantity from trading.position_by_contract where quantity <> 0 order by 1"))
                .as(what)
                .containsExactlyElementsOf(world.expectedPositions());
        assertThat(list("select exec_key from trading.execution")).as(what).hasSize(world.executions());
        assertThat(list("select exec_key from trading.execution where order_id is null"))
                .as(what)
                .isEmpty();
        assertThat(list(CREATED_TWICE)).as(what).isEmpty();
        assertThat(list(BACKWARDS)).as(what).isEmpty();
        String before = INGESTOR.writes();
        for (Path file : files) {
            OneOrderTest.sync(INGESTOR, file);
        }
        assertThat(INGESTOR.writes()).as(what).isEqualTo(before);
    }

    /** Orders that were created again, without having been removed: only executions told of them, and turned out to be of others. */
    private static final String CREATED_TWICE = """
            select e.subject
            from (select type, subject, lag(type) over (partition by account, subject order by id) as before
                  from trading.event where type in ('order.created', 'order.removed')) e
            where e.type = 'order.created' and e.before = 'order.created'
            """;

    /** Orders that went on after they had ended. */
    private static final String BACKWARDS = """
            select t.order_key || ' ' || t.status || ' after ' || p.status
            from trading.order_status_timeline t
            join trading.order_status_timeline p on p.order_id = t.order_id and p.valid_to = t.valid_from
            where p.status in ('FILLED', 'CANCELLED', 'REJECTED') and t.status <> p.status
              and not (p.status = 'FILLED' and t.status in ('CANCELLED', 'REJECTED'))
            """;

    private static List<String> orders() {
        return list("""
                select o.order_key || ' ' || o.status || ' ' || coalesce(trim_scale(o.filled_quantity), 0) || ' of '
                       || coalesce(trim_scale(o.quantity)::text, '?') || ' at '
                       || coalesce(trim_scale(o.limit_price)::text, '?') || ' ' || count(e.id) || ' fills'
                       || case when o.order_key like 'F:%' then ' for ' || trim_scale(o.commission) else '' end
                       || coalesce(' leg of ' || k.order_key, '')
                from trading.effective_order o
                left join trading.trade_order k on k.id = o.combo_id
                left join trading.effective_execution e on e.order_id = o.id
                group by o.id, o.order_key, o.status, o.filled_quantity, o.quantity, o.limit_price, o.commission, k.order_key
                """).stream().sorted().toList();
    }

    private static List<String> list(String query) {
        return INGESTOR.jdbc().queryForList(query, String.class);
    }
}
