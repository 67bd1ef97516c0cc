package io.github.ibkringest.store.contract;

import io.github.ibkringest.store.sql.Copy;
import io.github.ibkringest.store.sql.CopyRows;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the instruments behind contracts, and makes those that are missing. Thread-safe. */
final class Instruments {

    private static final Comparator<InstrumentKey> ORDER = Comparator.comparing(InstrumentKey::assetClass)
            .thenComparing(InstrumentKey::symbol)
            .thenComparing(InstrumentKey::currency)
            .thenComparing(InstrumentKey::exchange);

    private final JdbcTemplate jdbc;

    Instruments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The instruments' keys in the store. */
    Map<InstrumentKey, Long> resolve(Collection<ContractFacts> contracts) {
        Map<InstrumentKey, ContractFacts> wanted = new TreeMap<>(ORDER);
        for (ContractFacts contract : contracts) {
            InstrumentKey key = InstrumentKey.of(contract);
            if (key != null) {
                wanted.putIfAbsent(key, contract);
            }
        }
        Map<InstrumentKey, Long> known = find(wanted);
        wanted.keySet().removeAll(known.keySet());
        if (!wanted.isEmpty()) {
            CopyRows rows = new CopyRows(1 << 14);
            wanted.forEach((key, facts) -> rows.values(row(key, facts)).endRow());
            Copy.in(jdbc, "contracts/copy-new-instruments", rows);
            known.putAll(find(wanted));
        }
        return known;
    }

    private static Object[] row(InstrumentKey key, ContractFacts facts) {
        return new Object[] {
            key.assetClass(),
            key.symbol(),
            key.currency(),
            key.exchange(),
            facts.get("isin"),
            facts.get("figi"),
            facts.get("description")
        };
    }

    private Map<InstrumentKey, Long> find(Map<InstrumentKey, ?> wanted) {
        Map<InstrumentKey, Long> found = new TreeMap<>(ORDER);
        if (!wanted.isEmpty()) {
            List<InstrumentKey> keys = List.copyOf(wanted.keySet());
            jdbc.query(
                    Sql.of("contracts/find-instruments"),
                    (ResultSet row) -> {
                        found.put(
                                new InstrumentKey(
                                        row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                                row.getLong(5));
                    },
                    texts(keys, InstrumentKey::assetClass),
                    texts(keys, InstrumentKey::symbol),
                    texts(keys, InstrumentKey::currency),
                    texts(keys, InstrumentKey::exchange));
        }
        return found;
    }

    private static String[] texts(List<InstrumentKey> keys, Function<InstrumentKey, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }
}
