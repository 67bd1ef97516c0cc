package io.github.ibkringest.store;

import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.model.Dataset;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that could not be trusted, kept with the reason until somebody resolves them. Thread-safe. */
public final class Quarantine {

    private final JdbcTemplate jdbc;

    public Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Puts records aside; those that already lie there stay and take today's reason, and those that somebody has
     * discarded are left out.
     *
     * @return how many were left out
     */
    public long put(
            long runId, Long accountId, Dataset dataset, Long payloadId, List<? extends Reading.Malformed<?>> records) {
        Set<UUID> discarded = discarded(
                accountId,
                dataset,
                records.stream().map(record -> record.raw().hash()).toList());
        List<? extends Reading.Malformed<?>> kept = records.stream()
                .filter(record -> !discarded.contains(record.raw().hash()))
                .toList();
        jdbc.batchUpdate(
                Sql.of("quarantine/put"),
                kept.stream()
                        .map(record -> values(runId, accountId, dataset, payloadId, record))
                        .toList());
        return records.size() - kept.size();
    }

    private Set<UUID> discarded(Long accountId, Dataset dataset, Collection<UUID> hashes) {
        return new HashSet<>(jdbc.queryForList(
                Sql.of("quarantine/discarded"), UUID.class, dataset.label(), accountId, hashes.toArray(UUID[]::new)));
    }

    private static Object[] values(
            long runId, Long accountId, Dataset dataset, Long payloadId, Reading.Malformed<?> record) {
        RawRecord raw = record.raw();
        return new Object[] {
            runId,
            accountId,
            dataset.label(),
            payloadId,
            raw.place(),
            record.reason(),
            raw.json(),
            raw.hash(),
            record.ordinal(),
            raw.provenance().feed(),
            raw.provenance().rank(),
            raw.provenance().asOf() == null
                    ? null
                    : Timestamp.from(raw.provenance().asOf())
        };
    }

    /** Notes which payload the records came from that a run has put aside. */
    public void attach(long runId, long payloadId) {
        jdbc.update(Sql.of("quarantine/attach"), payloadId, runId);
    }

    /** Whether records of an account and dataset wait to be resolved. */
    public boolean hasOpen(Long accountId, Dataset dataset) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(Sql.of("quarantine/has-open"), Boolean.class, dataset.label(), accountId));
    }

    /** Closes open records that could be read now and are stored by the current transaction. */
    public void resolve(long runId, Long accountId, Dataset dataset, Collection<UUID> hashes) {
        jdbc.update(Sql.of("quarantine/resolve"), runId, dataset.label(), accountId, hashes.toArray(UUID[]::new));
    }
}
