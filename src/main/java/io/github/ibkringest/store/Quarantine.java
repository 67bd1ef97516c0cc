package io.github.ibkringest.store;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that could not be trusted, kept with the reason until somebody resolves them. Thread-safe. */
public final class Quarantine {

    private final JdbcTemplate jdbc;

    public Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Puts records aside; those that already lie there stay, take today's reason and the best feed that told of them,
     * and those that somebody has discarded are left out.
     *
     * @return how many were left out
     */
    public long put(
            long runId, Long accountId, Dataset dataset, Long payloadId, List<? extends Reading.Malformed<?>> records) {
        Set<Integer> discarded = discarded(accountId, dataset, records);
        List<Reading.Malformed<?>> kept = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            if (!discarded.contains(i)) {
                kept.add(records.get(i));
            }
        }
        if (!kept.isEmpty()) {
            insert(runId, accountId, dataset, payloadId, kept);
        }
        return discarded.size();
    }

    private Set<Integer> discarded(Long accountId, Dataset dataset, List<? extends Reading.Malformed<?>> records) {
        return new HashSet<>(jdbc.query(
                Sql.of("quarantine/discarded"),
                (row, n) -> row.getInt(1) - 1,
                column(records, record -> record.raw().hash(), UUID[]::new),
                column(records, Reading.Malformed::ordinal, Integer[]::new),
                dataset.label(),
                accountId));
    }

    private void insert(
            long runId, Long accountId, Dataset dataset, Long payloadId, List<? extends Reading.Malformed<?>> records) {
        jdbc.update(
                Sql.of("quarantine/put"),
                runId,
                accountId,
                dataset.label(),
                payloadId,
                column(records, record -> record.raw().place(), String[]::new),
                column(records, Reading.Malformed::reason, String[]::new),
                column(records, record -> record.raw().json(), String[]::new),
                column(records, record -> record.raw().hash(), UUID[]::new),
                column(records, Reading.Malformed::ordinal, Integer[]::new),
                column(records, record -> record.raw().provenance().feed(), String[]::new),
                column(records, record -> record.raw().provenance().rank(), Integer[]::new),
                column(records, record -> text(record.raw().provenance().asOf()), String[]::new));
    }

    private static <T> T[] column(
            List<? extends Reading.Malformed<?>> records,
            Function<Reading.Malformed<?>, T> value,
            IntFunction<T[]> array) {
        return records.stream().map(value).toArray(array);
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /** Notes which payload the records came from that a run has put aside. */
    public void attach(long runId, long payloadId) {
        jdbc.update(Sql.of("quarantine/attach"), payloadId, runId);
    }

    /** Whether records of an account and dataset wait to be resolved. */
    public boolean hasOpen(Long accountId, Dataset dataset) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(Sql.of("quarantine/has-open"), Columns.BOOLEAN, dataset.label(), accountId));
    }

    /** Closes open records that could be read now and are stored by the current transaction. */
    public void resolve(long runId, Long accountId, Dataset dataset, Collection<UUID> hashes) {
        jdbc.update(Sql.of("quarantine/resolve"), runId, dataset.label(), accountId, hashes.toArray(UUID[]::new));
    }
}
