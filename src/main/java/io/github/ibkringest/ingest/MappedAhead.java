package io.github.ibkringest.ingest;

import io.github.ibkringest.model.Dataset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * First chunks of datasets whose run has not begun yet, mapped while the dataset before them is still being stored.
 * Thread-safe.
 */
final class MappedAhead {

    private final Map<Turn, ChunkPipeline<?>> waiting = new ConcurrentHashMap<>();

    private record Turn(String account, Dataset dataset) {}

    void add(String account, Dataset dataset, ChunkPipeline<?> chunks) {
        waiting.put(new Turn(account, dataset), chunks);
    }

    /** What has been begun for a run, once; null when nothing has been. The caller knows the type from the dataset. */
    @SuppressWarnings("unchecked")
    <T> ChunkPipeline<T> take(String account, Dataset dataset) {
        return (ChunkPipeline<T>) waiting.remove(new Turn(account, dataset));
    }

    /** Gives up what no run has taken; what ends may have begun another. */
    void abandon() {
        while (!waiting.isEmpty()) {
            for (Turn turn : waiting.keySet()) {
                ChunkPipeline<?> chunks = waiting.remove(turn);
                if (chunks != null) {
                    chunks.close();
                }
            }
        }
    }
}
