package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.chunk.ChunkPipeline;
import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps the datasets of one session ahead: the first while its run is being opened, each next wanted one of the account as
 * soon as its predecessor is mapped, while that is still being stored. Thread-safe.
 */
public final class MappedAhead {

    private static final Logger LOG = LoggerFactory.getLogger(MappedAhead.class);

    private final BrokerApi session;
    private final Set<Dataset> wanted;
    private final Period period;
    private final Map<Dataset, Map<String, Begun<?>>> begun = new EnumMap<>(Dataset.class);
    private boolean abandoned;

    MappedAhead(BrokerApi session, Set<Dataset> wanted, Period period) {
        this.session = session;
        this.wanted = wanted;
        this.period = period;
    }

    /** A dataset that is being mapped before its turn has come. */
    private record Begun<T>(Fetch<T> fetch, ChunkPipeline<T> chunks) {}

    /** Begins with what is wanted first of an account whose turn is next; nobody knows yet whether it is new. */
    void begin(String account) {
        wanted.stream()
                .filter(dataset -> !dataset.isOptional())
                .min(Comparator.naturalOrder())
                .ifPresent(first -> begin(account, first, () -> false));
    }

    /** What the session has of a dataset: the fetch that was begun ahead, or a new one. */
    Fetch<?> fetch(String account, Dataset dataset) {
        synchronized (this) {
            Begun<?> ahead = of(dataset).get(account);
            if (ahead != null) {
                return ahead.fetch();
            }
        }
        return Fetching.fetch(session, dataset, account);
    }

    /**
     * The chunks of a fetch: those that were begun ahead, once, or new ones. When the fetch is another than the one that
     * was begun, because somebody's route has replaced it, what was begun is given up.
     */
    public <T> ChunkPipeline<T> chunks(String account, Dataset dataset, Fetch<T> fetch, BooleanSupplier encodeAhead) {
        Begun<?> ahead;
        synchronized (this) {
            ahead = of(dataset).remove(account);
        }
        if (ahead == null || ahead.fetch() != fetch) {
            if (ahead != null) {
                ahead.chunks().close();
            }
            return map(account, dataset, fetch, encodeAhead);
        }
        @SuppressWarnings("unchecked") // of the same fetch
        ChunkPipeline<T> chunks = (ChunkPipeline<T>) ahead.chunks();
        chunks.encodeAhead(encodeAhead);
        return chunks;
    }

    private <T> ChunkPipeline<T> map(String account, Dataset dataset, Fetch<T> fetch, BooleanSupplier encodeAhead) {
        return new ChunkPipeline<>(
                fetch, RowTypes.of(dataset), period, encodeAhead, mapped -> beginAfter(account, dataset, mapped));
    }

    /** Whatever was mapped to its end was delivered as a whole, so that it is known what is there. */
    private void beginAfter(String account, Dataset dataset, ChunkPipeline<?> mapped) {
        wanted.stream()
                .filter(other -> other.compareTo(dataset) > 0 && session.delivers(account, other))
                .min(Comparator.naturalOrder())
                .ifPresent(next -> begin(account, next, mapped::encodesAhead));
    }

    private Map<String, Begun<?>> of(Dataset dataset) {
        return begun.computeIfAbsent(dataset, first -> new HashMap<>());
    }

    private void begin(String account, Dataset dataset, BooleanSupplier encodeAhead) {
        try {
            keep(account, dataset, begun(account, dataset, Fetching.fetch(session, dataset, account), encodeAhead));
        } catch (RuntimeException e) {
            LOG.debug("{} of {} are not mapped ahead; their run will meet the same", dataset, account, e);
        }
    }

    private <T> Begun<T> begun(String account, Dataset dataset, Fetch<T> fetch, BooleanSupplier encodeAhead) {
        return new Begun<>(fetch, map(account, dataset, fetch, encodeAhead));
    }

    /** A run that starts over maps anew, and so begins anew what follows: one of the two is not needed. */
    private void keep(String account, Dataset dataset, Begun<?> ahead) {
        Begun<?> needless;
        synchronized (this) {
            needless = abandoned ? ahead : of(dataset).put(account, ahead);
        }
        if (needless != null) {
            needless.chunks().close();
        }
    }

    /** Gives up what no run has taken, and whatever may still be begun. */
    void abandon() {
        List<ChunkPipeline<?>> left = new ArrayList<>();
        synchronized (this) {
            abandoned = true;
            begun.values().forEach(accounts -> accounts.values().forEach(ahead -> left.add(ahead.chunks())));
            begun.clear();
        }
        left.forEach(ChunkPipeline::close);
    }
}
