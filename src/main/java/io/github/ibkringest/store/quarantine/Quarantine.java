package io.github.ibkringest.store.quarantine;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that could not be trusted, kept with the reason until somebody resolves them. Thread-safe. */
public final class Quarantine {

    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    public Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Open records whose fact other records may state.
     *
     * @param id its key
     * @param hasAccount whether it is of the account, or of none
     * @param payloadId the payload that it came in, or null
     * @param raw the record as delivered
     */
    public record Open(long id, boolean hasAccount, Long payloadId, RawRecord raw) {}

    /**
     * Whether anything waits.
     *
     * @param own records of the account and dataset
     * @param any these, or records of the dataset that named no account
     */
    public record Waiting(boolean own, boolean any) {}

    /**
     * Which of some records are closed, with the state that they are in, by their place in the list: these are not quarantined
     * again. What somebody has discarded is closed whatever its twins.
     */
    public Map<Integer, String> closed(Long accountId, Dataset dataset, List<? extends Reading.Malformed<?>> records) {
        Map<Integer, String> closed = new HashMap<>();
        jdbc.query(
                Sql.of("quarantine/closed"),
                (ResultSet row) -> {
                    closed.put(row.getInt(1) - 1, row.getString(2));
                },
                column(records, record -> record.raw().hash(), UUID[]::new),
                column(records, Reading.Malformed::ordinal, Integer[]::new),
                dataset.label(),
                accountId);
        return closed;
    }

    /**
     * Quarantines records; those already there stay, take the current reason unless it is less specific, and the best feed
     * that delivered them.
     *
     * @param days answers the days that a record states, in order; empty where none can be read
     */
    public void put(
            long runId,
            Long accountId,
            Dataset dataset,
            Long payloadId,
            List<? extends Reading.Malformed<?>> records,
            Function<RawRecord, SortedSet<LocalDate>> days) {
        List<SortedSet<LocalDate>> stated =
                records.stream().map(record -> days.apply(record.raw())).toList();
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
                column(records, record -> text(record.raw().provenance().asOf()), String[]::new),
                column(records, Reading.Malformed::isOfRecordAlone, Boolean[]::new),
                days(stated, SortedSet::first),
                days(stated, SortedSet::last));
    }

    private static <T> T[] column(
            List<? extends Reading.Malformed<?>> records,
            Function<Reading.Malformed<?>, T> value,
            IntFunction<T[]> array) {
        return records.stream().map(value).toArray(array);
    }

    private static String[] days(List<SortedSet<LocalDate>> stated, Function<SortedSet<LocalDate>, LocalDate> one) {
        return stated.stream()
                .map(days -> days.isEmpty() ? null : one.apply(days).toString())
                .toArray(String[]::new);
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /** Stores the payload of the records that a run has quarantined. */
    public void attach(long runId, long payloadId) {
        jdbc.update(Sql.of("quarantine/attach"), payloadId, runId);
    }

    /** Whether there are open records that runs of an account and dataset may resolve or supersede. */
    public Waiting waiting(Long accountId, Dataset dataset) {
        return jdbc.queryForObject(
                Sql.of("quarantine/has-open"),
                (row, n) -> new Waiting(row.getBoolean("own"), row.getBoolean("any")),
                accountId,
                dataset.label());
    }

    /** Iterates over open records of a dataset whose fact records of an account may state. */
    public void forEachOpen(long accountId, Dataset dataset, Consumer<Open> each) {
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCHED_AT_ONCE);
        streaming.query(
                Sql.of("quarantine/open"),
                (ResultSet row) -> {
                    each.accept(open(row));
                },
                dataset.label(),
                accountId);
    }

    private static Open open(ResultSet row) throws SQLException {
        Timestamp asOf = row.getTimestamp("as_of");
        Provenance provenance =
                new Provenance(row.getString("feed"), row.getInt("feed_rank"), asOf == null ? null : asOf.toInstant());
        return new Open(
                row.getLong("id"),
                row.getObject("account_id") != null,
                row.getObject("payload_id", Long.class),
                new RawRecord(
                        row.getString("raw_fragment"),
                        row.getObject("content_hash", UUID.class),
                        provenance,
                        row.getString("place")));
    }

    /** Closes open records whose facts other records state; with the keys of the rows, by the records' keys. */
    public void supersede(long runId, Map<Long, String> told) {
        jdbc.update(
                Sql.of("quarantine/supersede"),
                runId,
                told.keySet().toArray(Long[]::new),
                told.values().toArray(String[]::new));
    }

    /** Closes records that were just quarantined and whose facts are stored; with the keys of the rows. */
    public void supersede(long runId, Long accountId, Dataset dataset, Map<Reading.Malformed<?>, String> told) {
        List<Reading.Malformed<?>> records = List.copyOf(told.keySet());
        jdbc.update(
                Sql.of("quarantine/supersede-put"),
                runId,
                dataset.label(),
                accountId,
                column(records, record -> record.raw().hash(), UUID[]::new),
                column(records, Reading.Malformed::ordinal, Integer[]::new),
                records.stream().map(told::get).toArray(String[]::new));
    }

    /** Closes open records that could be read now and are stored by the current transaction. */
    public void resolve(long runId, Long accountId, Dataset dataset, Collection<UUID> hashes) {
        jdbc.update(Sql.of("quarantine/resolve"), runId, dataset.label(), accountId, hashes.toArray(UUID[]::new));
    }
}
