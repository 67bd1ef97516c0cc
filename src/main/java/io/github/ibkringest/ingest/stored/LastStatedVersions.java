package io.github.ibkringest.ingest.stored;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.payload.PayloadStore;
import io.github.ibkringest.store.row.StatedVersion;
import io.github.ibkringest.store.row.StatedVersionRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was said of stored facts without leaving a trace. A statement that says nothing new changes no row, so when an
 * older payload arrives late and contradicts a row, the payloads in between are read again to see what they said: the
 * newest statement wins, not the one that happened to come last. Each payload is read once a run, whatever the number
 * of rows that are contradicted.
 */
public final class LastStatedVersions {

    private final PayloadStore payloads;
    private final StatedVersionRows rows;

    public LastStatedVersions(JdbcTemplate jdbc) {
        this.payloads = new PayloadStore(jdbc);
        this.rows = new StatedVersionRows(jdbc);
    }

    /** What was said of some stored facts, with all that later payloads have said again. */
    public Map<String, List<Fragment>> asLastSeen(
            Run<?> run, Map<String, List<Fragment>> stored, List<Statement> incoming) {
        List<KeptPayload> later = later(run, stored.keySet(), incoming);
        if (later.isEmpty()) {
            return stored;
        }
        later.stream().filter(run::looksInto).forEach(payload -> lookInto(run, payload));
        Map<String, List<Fragment>> all = new HashMap<>(stored);
        Map<String, Set<String>> keys = keysByName(run.type(), stored);
        rows.newest(keys.keySet())
                .forEach(seen -> keys.get(seen.name())
                        .forEach(key -> all.merge(key, List.of(seen.fragment()), LastStatedVersions::with)));
        return all;
    }

    private static Map<String, Set<String>> keysByName(RowType<?> type, Map<String, List<Fragment>> stored) {
        Map<String, Set<String>> keys = new HashMap<>();
        stored.forEach((key, fragments) -> fragments.forEach(
                fragment -> keys.computeIfAbsent(name(type, key, fragment.raw().hash()), name -> new HashSet<>(1))
                        .add(key)));
        return keys;
    }

    /** What a statement is found by: an option event can be stored under another key than it says by itself. */
    private static String name(RowType<?> type, String key, UUID hash) {
        return type.dataset() == Dataset.OPTION_EVENTS ? hash.toString() : key;
    }

    /** Payloads newer than the oldest statement that contradicts a stored fact. */
    private List<KeptPayload> later(Run<?> run, Set<String> keys, List<Statement> incoming) {
        Instant oldest = incoming.stream()
                .filter(statement -> keys.contains(statement.key()))
                .map(statement -> statement.fragment().raw().provenance().asOf())
                .map(asOf -> asOf == null ? Instant.EPOCH : asOf)
                .min(Instant::compareTo)
                .orElse(null);
        return oldest == null
                ? List.of()
                : payloads.later(
                        run.fetch().payload().feed(),
                        oldest,
                        run.accountId(),
                        run.type().dataset());
    }

    private <T> void lookInto(Run<T> run, KeptPayload payload) {
        try (Fetch<T> fetch = run.fetch().reopen(payload.name(), payload, payload.reading())) {
            rows.add(sightings(fetch.records(), run.type(), payload.source()).iterator());
        } catch (UnreadablePayloadException e) {
            run.unreadable().add(payload, e.getMessage());
        }
    }

    private static <T> Stream<StatedVersion> sightings(Iterator<Reading<T>> records, RowType<T> type, String source) {
        Iterable<Reading<T>> readings = () -> records;
        return StreamSupport.stream(readings.spliterator(), false)
                .map(reading -> sighting(reading, type, source))
                .filter(Objects::nonNull);
    }

    /** What a record says; null when it cannot be read, or nobody knows when it was said. */
    private static <T> StatedVersion sighting(Reading<T> reading, RowType<T> type, String source) {
        if (reading instanceof Reading.Accepted<T> accepted) {
            RawRecord raw = accepted.raw();
            Instant asOf = raw.provenance().asOf();
            if (asOf != null) {
                Statement statement = Statement.of(type, accepted.data(), source, raw);
                return new StatedVersion(name(type, statement.key(), raw.hash()), statement.fragment());
            }
        }
        return null;
    }

    /** What is known, and what was seen of it later: the fold takes a statement to be as new as its last repetition. */
    private static List<Fragment> with(List<Fragment> known, List<Fragment> seen) {
        return Stream.concat(known.stream(), seen.stream()).toList();
    }
}
