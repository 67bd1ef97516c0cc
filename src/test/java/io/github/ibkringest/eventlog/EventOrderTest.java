package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers that come and go, wait and roll back: consumers see every event once, in the order of its account, none too early. */
class EventOrderTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final int TRANSACTIONS = 5;
    private static final int MOST_EVENTS = 4;
    private static final int CONSUMERS = 4;

    private final List<String> committed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger writing = new AtomicInteger();

    /** The server of the tests takes 50 at a time. */
    private final Semaphore connections = new Semaphore(32);

    @BeforeEach
    void forget() {
        EventReplay.forget(STORE.jdbc());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLoseNothingAmongManyWriters(long seed) throws Exception {
        everyConsumerSeesAll(seed, 16);
    }

    static List<Long> seeds() {
        return LongStream.range(0, 200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("slow")
    void shouldNeverLoseAnything(long seed) throws Exception {
        everyConsumerSeesAll(seed, 64);
    }

    private void everyConsumerSeesAll(long seed, int writers) throws Exception {
        writing.set(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers + CONSUMERS);
        try {
            List<Future<List<String>>> seen = new ArrayList<>();
            for (int i = 0; i < CONSUMERS; i++) {
                Random random = new Random(seed * 100 + i);
                seen.add(threads.submit(() -> consume(random)));
            }
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                Random random = new Random(seed * 1_000 + i);
                work.add(() -> write(writer, random));
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            for (Future<List<String>> consumer : seen) {
                assertThat(consumer.get()).containsExactlyInAnyOrderElementsOf(committed);
                assertThat(inOrderOfEachWriter(consumer.get())).isTrue();
            }
            EventReplay.chainIsWhole(STORE.jdbc());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Events of one transaction after another, some of which are rolled back. */
    private Void write(int writer, Random random) throws Exception {
        try {
            for (int n = 0; n < TRANSACTIONS; n++) {
                connections.acquire();
                try (Connection connection = STORE.connect()) {
                    connection.setAutoCommit(false);
                    write(connection, writer, n, random);
                } finally {
                    connections.release();
                }
            }
        } finally {
            writing.decrementAndGet();
        }
        return null;
    }

    private void write(Connection connection, int writer, int transaction, Random random) throws SQLException {
        long run = writer * 1_000L + transaction;
        List<String> said = new ArrayList<>();
        for (int event = random.nextInt(MOST_EVENTS); event >= 0; event--) {
            said.add(writer + " " + transaction + " " + event);
        }
        for (String subject : said) {
            pend(connection, run, subject);
        }
        LockSupport.parkNanos(random.nextInt(3_000_000));
        try (PreparedStatement publish = connection.prepareStatement("select trading.publish_events(?)")) {
            publish.setLong(1, run);
            publish.execute();
        }
        LockSupport.parkNanos(random.nextInt(1_000_000));
        if (random.nextInt(10) == 0) {
            connection.rollback();
        } else {
            committed.addAll(said);
            connection.commit();
        }
    }

    private static void pend(Connection connection, long run, String subject) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into trading.pending_event (run_id, type, subject, occurred_at, is_history, data)"
                        + " values (?, 'run.failed', ?, now(), false, '{}')")) {
            insert.setLong(1, run);
            insert.setString(2, subject);
            insert.execute();
        }
    }

    /** Reads on in pages of some size until everybody has written and nothing is left. */
    private List<String> consume(Random random) {
        EventLog log = new EventLog(STORE.jdbc());
        List<String> seen = new ArrayList<>();
        long at = 0;
        while (true) {
            boolean last = writing.get() == 0;
            EventPage page = log.after(at, EventFilter.ALL, 1 + random.nextInt(50));
            page.events().forEach(event -> seen.add(event.subject()));
            if (last && page.readTo() == at) {
                return seen;
            }
            at = page.readTo();
        }
    }

    private static boolean inOrderOfEachWriter(List<String> subjects) {
        Map<String, Integer> last = new HashMap<>();
        for (String subject : subjects) {
            String[] parts = subject.split(" ");
            Integer before = last.put(parts[0], Integer.valueOf(parts[1]));
            if (before != null && before > Integer.parseInt(parts[1])) {
                return false;
            }
        }
        return true;
    }
}
