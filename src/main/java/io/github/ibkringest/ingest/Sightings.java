package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Provenance;
import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.store.KeptPayload;
import io.github.ibkringest.store.PayloadStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When stored statements were last repeated. A statement that says nothing new leaves no trace in its row, so when an
 * older payload arrives late and contradicts a row, the payloads in between are read again to see what they said: the
 * newest statement wins, not the one that happened to come last. Rare, and never kept in memory beyond a chunk.
 */
final class Sightings {

    private final PayloadStore payloads;

    Sightings(PayloadStore payloads) {
        this.payloads = payloads;
    }

    /** The stored statements of some facts, each as of the newest payload that repeats it. */
    <T> Map<String, List<Fragment>> asLastSeen(
            Run<T> run, Map<String, List<Fragment>> stored, List<Statement> incoming) {
        Map<String, Instant> seen = new HashMap<>();
        for (KeptPayload payload : later(run, stored.keySet(), incoming)) {
            try (Fetch<T> fetch = run.fetch().reopen(payload.name(), payload)) {
                note(fetch, run, stored.keySet(), seen);
            }
        }
        if (seen.isEmpty()) {
            return stored;
        }
        Map<String, List<Fragment>> restated = new HashMap<>();
        stored.forEach((key, fragments) -> restated.put(
                key,
                fragments.stream().map(fragment -> asOf(fragment, key, seen)).toList()));
        return restated;
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

    private static <T> void note(Fetch<T> fetch, Run<T> run, Set<String> keys, Map<String, Instant> seen) {
        Iterator<Reading<T>> records = fetch.records();
        while (records.hasNext()) {
            if (records.next() instanceof Reading.Accepted<T> accepted) {
                String key = run.type().key().apply(accepted.data());
                Instant asOf = accepted.raw().provenance().asOf();
                if (asOf != null && keys.contains(key)) {
                    seen.merge(
                            StoredRecords.key(key, accepted.raw().hash()),
                            asOf,
                            (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
    }

    private static Fragment asOf(Fragment fragment, String key, Map<String, Instant> seen) {
        RawRecord raw = fragment.raw();
        Instant last = seen.get(StoredRecords.key(key, raw.hash()));
        Instant stated = raw.provenance().asOf();
        if (last == null || stated != null && !last.isAfter(stated)) {
            return fragment;
        }
        Provenance provenance =
                new Provenance(raw.provenance().feed(), raw.provenance().rank(), last);
        return new Fragment(
                fragment.source(), fragment.part(), new RawRecord(raw.json(), raw.hash(), provenance, raw.place()));
    }
}
