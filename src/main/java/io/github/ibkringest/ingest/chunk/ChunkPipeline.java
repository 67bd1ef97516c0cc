package io.github.ibkringest.ingest.chunk;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.store.row.RowStore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Maps records on a thread of its own, a few chunks ahead of the thread that writes them, so that parsing and the
 * database work at the same time in bounded memory. One consumer.
 *
 * @param <T> the normalized type
 */
public final class ChunkPipeline<T> implements Iterator<Chunk>, AutoCloseable {

    private static final int CHUNK = 1_000;
    private static final int AHEAD = 1;

    private final Fetch<T> fetch;
    private final RowType<T> type;
    private final Period period;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Consumer<ChunkPipeline<T>> mapped;
    private final Thread mapper;
    private volatile BooleanSupplier encodeAhead;
    private Message next;

    /**
     * Begins to map.
     *
     * @param encodeAhead whether rows are also encoded for the database; its answer may change
     * @param mapped called on the mapping thread when there is nothing more to map
     */
    public ChunkPipeline(
            Fetch<T> fetch,
            RowType<T> type,
            Period period,
            BooleanSupplier encodeAhead,
            Consumer<ChunkPipeline<T>> mapped) {
        this.fetch = fetch;
        this.type = type;
        this.period = period;
        this.encodeAhead = encodeAhead;
        this.mapped = mapped;
        this.mapper = new Thread(this::map, "map-" + type.dataset());
        mapper.setDaemon(true);
        mapper.start();
    }

    /** A chunk, or the end: with what went wrong, or null. */
    private record Message(Chunk chunk, Throwable failure) {}

    private void map() {
        try {
            Iterator<Reading<T>> records = fetch.records();
            while (records.hasNext()) {
                queue.put(new Message(read(records), null));
            }
            mapped.accept(this);
            queue.put(new Message(null, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            offer(new Message(null, e));
        }
    }

    /** Replaces the decision whether rows are encoded for the database. */
    public void encodeAhead(BooleanSupplier whether) {
        encodeAhead = whether;
    }

    public boolean encodesAhead() {
        return encodeAhead.getAsBoolean();
    }

    private void offer(Message last) {
        try {
            queue.put(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk read(Iterator<Reading<T>> records) {
        List<Statement> statements = new ArrayList<>(CHUNK);
        List<Reading.Malformed<?>> malformed = new ArrayList<>();
        long outside = 0;
        for (int i = 0; i < CHUNK && records.hasNext(); i++) {
            Reading<T> reading = records.next();
            if (reading instanceof Reading.Accepted<T> accepted) {
                Statement statement = Statement.of(type, accepted.data(), fetch.source(), accepted.raw());
                if (period.contains(statement.day())) {
                    statements.add(statement);
                } else {
                    outside++;
                }
            } else if (reading instanceof Reading.Malformed<T> bad) {
                malformed.add(bad);
            }
        }
        return new Chunk(statements, malformed, outside, encoded(statements));
    }

    /** While most records are new, writing them for the database is worth doing here, before it is known. */
    private Map<Statement, byte[]> encoded(List<Statement> statements) {
        Map<Statement, byte[]> encoded = new IdentityHashMap<>(statements.size());
        if (encodesAhead()) {
            statements.forEach(statement -> encoded.put(statement, RowStore.encode(FoldedRow.of(statement))));
        }
        return encoded;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for records", e);
            }
        }
        if (next.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (next.failure() != null) {
            throw new IllegalStateException("mapping failed: " + next.failure(), next.failure());
        }
        return next.chunk() != null;
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Chunk chunk = next.chunk();
        next = null;
        return chunk;
    }

    /** Stops the mapping, also when not everything was read. */
    @Override
    public void close() {
        mapper.interrupt();
        queue.clear();
        try {
            mapper.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fetch.close();
    }
}
