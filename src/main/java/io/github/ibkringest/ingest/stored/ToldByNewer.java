package io.github.ibkringest.ingest.stored;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.match.NamedAlike;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.store.row.NamedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Of records that cannot be trusted those whose facts are stored from a newer statement: nothing is missing without them.
 * A newer record than what is stored may say something else, nobody knows. Thread-safe.
 */
public final class ToldByNewer {

    private final NamedRows rows;

    public ToldByNewer(JdbcTemplate jdbc) {
        this.rows = new NamedRows(jdbc);
    }

    /** A stored row and what its record names. */
    private record Told(NamedRows.Named row, NamedFact names) {}

    /** The records that are, in their order, with the keys of the rows that state them. */
    public Map<Reading.Malformed<?>, String> among(Run<?> run, List<? extends Reading.Malformed<?>> records) {
        Map<Reading.Malformed<?>, NamedFact> named = new LinkedHashMap<>();
        records.forEach(record -> run.records().named(record.raw()).ifPresent(names -> named.put(record, names)));
        named.values().removeIf(names -> names.ids().isEmpty());
        Map<Reading.Malformed<?>, String> told = new LinkedHashMap<>();
        if (!named.isEmpty() && run.accountId() != null) {
            Map<String, List<Told>> stored = stored(run, named.values().stream().toList());
            named.forEach((record, names) -> ids(names)
                    .flatMap(id -> stored.getOrDefault(id, List.of()).stream())
                    .filter(row -> isNewer(row.row().raw(), record.raw()) && NamedAlike.areOne(names, row.names()))
                    .findFirst()
                    .ifPresent(row -> told.put(record, row.row().key())));
        }
        return told;
    }

    private Map<String, List<Told>> stored(Run<?> run, List<NamedFact> named) {
        Map<String, List<Told>> stored = new HashMap<>();
        rows.of(run.type().dataset(), run.accountId(), run.id(), named)
                .forEach(row -> run.records()
                        .named(row.raw())
                        .ifPresent(names -> ids(names)
                                .forEach(id -> stored.computeIfAbsent(id, any -> new ArrayList<>(1))
                                        .add(new Told(row, names)))));
        return stored;
    }

    private static Stream<String> ids(NamedFact names) {
        return names.ids().entrySet().stream().map(id -> id.getKey().name() + id.getValue());
    }

    /** Reports of one kind at one moment may be one and the same; of two kinds they are two. */
    private static boolean isNewer(RawRecord stored, RawRecord record) {
        Provenance one = stored.provenance();
        Provenance other = record.provenance();
        if (Objects.equals(one.asOf(), other.asOf())) {
            return !one.feed().equals(other.feed());
        }
        return one.asOf() != null && (other.asOf() == null || one.asOf().isAfter(other.asOf()));
    }
}
