package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.model.Dataset;
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
 * Maps the datasets of one session: the first while its run is being opened, and whoever has mapped the last record of
 * one begins with the next that is wanted of the account, while the one before is still being stored. Thread-safe.
 */
final class MappedAhead {

    private static final Logger LOG = LoggerFactory.getLogger(MappedAhead.class);

    private final BrokerApi session;
    private final Set<Dataset> wanted;
    private final Period period;
    private final Map<Dataset, Map<String, ChunkPipeline<?>>> begun = new EnumMap<>(Dataset.class);
    private boolean abandoned;

    MappedAhead(BrokerApi session, Set<Dataset> wanted, Period period) {
        this.session = session;
        this.wanted = wanted;
        this.period = period;
    }

    /** Begins with what is wanted first of an account whose turn is next; nobody knows yet whether it is new. */
    void begin(String account) {
        wanted.stream().min(Comparator.naturalOrder()).ifPresent(first -> begin(account, first, () -> false));
    }

    /** The chunks of a dataset whose turn has come: those that were begun ahead, once, or new ones. */
    <T> ChunkPipeline<T> chunks(String account, Dataset dataset, Fetch<T> fetch, BooleanSupplier encodeAhead) {
        ChunkPipeline<T> ahead = take(account, dataset);
        if (ahead == null) {
            return map(account, dataset, fetch, encodeAhead);
        }
        ahead.encodeAhead(encodeAhead);
        return ahead;
    }

    /** The type follows from the dataset. */
    @SuppressWarnings("unchecked")
    private synchronized <T> ChunkPipeline<T> take(String account, Dataset dataset) {
        return (ChunkPipeline<T>) of(dataset).remove(account);
    }

    private <T> ChunkPipeline<T> map(String account, Dataset dataset, Fetch<T> fetch, BooleanSupplier encodeAhead) {
        return new ChunkPipeline<>(
                fetch, RowTypes.of(dataset), period, encodeAhead, mapped -> beginAfter(account, dataset, mapped));
    }

    private void beginAfter(String account, Dataset dataset, ChunkPipeline<?> mapped) {
        wanted.stream()
                .filter(other -> other.compareTo(dataset) > 0)
                .min(Comparator.naturalOrder())
                .ifPresent(next -> begin(account, next, mapped::encodesAhead));
    }

    private Map<String, ChunkPipeline<?>> of(Dataset dataset) {
        return begun.computeIfAbsent(dataset, first -> new HashMap<>());
    }

    private void begin(String account, Dataset dataset, BooleanSupplier encodeAhead) {
        try {
            Fetch<?> fetch = Fetching.fetch(session, dataset, account);
            keep(account, dataset, map(account, dataset, fetch, encodeAhead));
        } catch (RuntimeException e) {
            LOG.debug("{} of {} are not mapped ahead; their run will meet the same", dataset, account, e);
        }
    }

    /** A run that starts over maps anew, and so begins anew what follows: one of the two is not needed. */
    private void keep(String account, Dataset dataset, ChunkPipeline<?> chunks) {
        ChunkPipeline<?> needless;
        synchronized (this) {
            needless = abandoned ? chunks : of(dataset).put(account, chunks);
        }
        if (needless != null) {
            needless.close();
        }
    }

    /** Gives up what no run has taken, and whatever may still be begun. */
    void abandon() {
        List<ChunkPipeline<?>> left;
        synchronized (this) {
            abandoned = true;
            left = begun.values().stream()
                    .<ChunkPipeline<?>>flatMap(accounts -> accounts.values().stream())
                    .toList();
            begun.clear();
        }
        left.forEach(ChunkPipeline::close);
    }
}
