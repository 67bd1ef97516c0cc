package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.chunk.Chunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.stored.EventFiling;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.row.RowStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The idempotent repository whose memory is the target table: for each chunk the stored keys and content hashes are
 * read once, and {@code add} answers from there. It keeps nothing of its own, so after a crash there is nothing that
 * could disagree with the table. The key is the dedup key with the content hash: a restated record passes.
 */
public final class TargetTable extends ServiceSupport implements IdempotentRepository {

    private final JdbcTemplate jdbc;

    public TargetTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Looks up what the table knows of a chunk. Rows of the chunk before may be on their way meanwhile.
     *
     * @return the chunk, with what is stored under its keys
     */
    public Chunk lookUp(@Body Chunk mapped, @Variable(Run.VARIABLE) Run<?> run) {
        Chunk chunk = unified(run, mapped);
        List<String> keys = chunk.statements().stream().map(Statement::key).toList();
        if (run.behind().holds(keys)) {
            run.behind().finish();
        }
        Map<String, Set<UUID>> hashes = new HashMap<>();
        if (run.accountId() != null) {
            hashes.putAll(new RowStore(jdbc, run.type().dataset()).hashes(run.accountId(), keys));
            chunk.regrouped()
                    .forEach((key, fragments) -> hashes.put(
                            key,
                            fragments.stream()
                                    .map(fragment -> fragment.raw().hash())
                                    .collect(Collectors.toSet())));
        }
        if (run.hasStale()) {
            loosen(run, hashes.keySet());
        }
        run.behind().start();
        chunk.known(hashes);
        Set<String> stored = new HashSet<>();
        hashes.forEach((key, stated) -> {
            if (!run.isStale(key)) {
                stated.forEach(hash -> stored.add(key(key, hash)));
            }
        });
        run.known(stored);
        return chunk;
    }

    /** Lets rows be written that say what they said: the merge looks at what they are made from, not at what was made of it. */
    private void loosen(Run<?> run, Set<String> keys) {
        List<String> stale = keys.stream().filter(run::isStale).toList();
        if (!stale.isEmpty()) {
            new RowStore(jdbc, run.type().dataset())
                    .loosen(run.accountId(), run.type().columns().get(0).name(), stale);
        }
    }

    private Chunk unified(Run<?> run, Chunk chunk) {
        return run.type().dataset() == Dataset.OPTION_EVENTS && run.accountId() != null
                ? new EventFiling(jdbc, run).file(chunk)
                : chunk;
    }

    /** What makes two records the same, content included. */
    static String key(String dedupKey, UUID contentHash) {
        return dedupKey + '|' + contentHash;
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        return known(exchange).add(key);
    }

    @Override
    public boolean contains(Exchange exchange, String key) {
        return known(exchange).contains(key);
    }

    private static Set<String> known(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        return run.known();
    }

    @Override
    public boolean remove(Exchange exchange, String key) {
        return true;
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        return true;
    }

    @Override
    public boolean add(String key) {
        throw withoutExchange();
    }

    @Override
    public boolean contains(String key) {
        throw withoutExchange();
    }

    @Override
    public boolean remove(String key) {
        throw withoutExchange();
    }

    @Override
    public boolean confirm(String key) {
        throw withoutExchange();
    }

    private static UnsupportedOperationException withoutExchange() {
        return new UnsupportedOperationException("the stored keys are in the exchange");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("the target table is the memory");
    }
}
