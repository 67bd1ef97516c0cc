package io.github.ibkringest.store;

import io.github.ibkringest.broker.Provenance;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The contracts and instruments that records speak of, as one run learns them. What a run has learnt is remembered, so
 * that the many records of one contract cost one look. Not thread-safe: one instance a run.
 */
public final class Contracts {

    private static final Provenance HEARSAY = new Provenance("", 0, null);

    private final JdbcTemplate jdbc;
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, ContractData> learnt = new HashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private boolean writes;

    public Contracts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Stored(long id, Long instrumentId, ContractFacts facts) {}

    /** The key of a contract that was learnt, or null. */
    public Long idOf(String conId) {
        return conId == null ? null : ids.get(conId);
    }

    /** Learns the contracts of some statements, and their underlyings by name. */
    public void learn(Collection<Statement> statements) {
        Map<String, List<Statement>> news = new TreeMap<>();
        for (Statement statement : statements) {
            ContractData contract = statement.contract();
            if (contract.conId() != null && !contract.equals(learnt.get(contract.conId()))) {
                learnt.put(contract.conId(), contract);
                news.computeIfAbsent(contract.conId(), conId -> new ArrayList<>())
                        .add(statement);
            }
        }
        if (!news.isEmpty()) {
            Map<String, ContractData> underlyings = underlyings(news);
            Map<String, Stored> stored = find(news, underlyings);
            Map<String, ContractFacts> facts = factsOf(news, underlyings, stored);
            if (!facts.isEmpty() && takesTurn()) {
                stored = find(news, underlyings);
                facts = factsOf(news, underlyings, stored);
            }
            write(facts, stored);
        }
    }

    /**
     * Runs of all accounts share contracts, so those that have something to write about them do it one after the other:
     * they would wait for each other's rows anyway, in an order that ends in deadlocks, and lose what the other wrote.
     *
     * @return true when this run had to wait for its turn, so that what it has read may be out of date
     */
    private boolean takesTurn() {
        boolean first = !writes;
        if (first) {
            jdbc.execute(Sql.of("contracts/take-turn"));
            writes = true;
        }
        return first;
    }

    private Map<String, ContractFacts> factsOf(
            Map<String, List<Statement>> news, Map<String, ContractData> underlyings, Map<String, Stored> stored) {
        Map<String, ContractFacts> facts = new TreeMap<>();
        underlyings.forEach((conId, contract) -> learn(conId, contract, HEARSAY, stored, facts));
        news.forEach((conId, said) -> said.forEach(statement ->
                learn(conId, statement.contract(), statement.fragment().raw().provenance(), stored, facts)));
        return facts;
    }

    /** Underlyings that are only known by name so far. */
    private Map<String, ContractData> underlyings(Map<String, List<Statement>> news) {
        Map<String, ContractData> underlyings = new TreeMap<>();
        for (List<Statement> statements : news.values()) {
            for (Statement statement : statements) {
                ContractData contract = statement.contract();
                String conId = contract.underlyingConId();
                if (conId != null && !conId.equals(contract.conId()) && !learnt.containsKey(conId)) {
                    underlyings.put(conId, ContractData.of(conId, null, contract.underlyingSymbol(), null));
                }
            }
        }
        underlyings.keySet().removeAll(news.keySet());
        underlyings.forEach(learnt::putIfAbsent);
        return underlyings;
    }

    private Map<String, Stored> find(Map<String, ?> news, Map<String, ?> underlyings) {
        Set<String> conIds = new LinkedHashSet<>(news.keySet());
        conIds.addAll(underlyings.keySet());
        Map<String, Stored> stored = new HashMap<>();
        jdbc.query(
                Sql.of("contracts/find"),
                (ResultSet row) -> {
                    stored.put(row.getString("con_id"), stored(row));
                },
                (Object) conIds.toArray(String[]::new));
        return stored;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String attribute : ContractFacts.ATTRIBUTES) {
            values.put(
                    attribute,
                    switch (attribute) {
                        case "strike", "multiplier" -> row.getObject(attribute, BigDecimal.class);
                        case "expiry" -> row.getObject(attribute, LocalDate.class);
                        default -> row.getString(attribute);
                    });
        }
        long instrument = row.getLong("instrument_id");
        return new Stored(
                row.getLong("id"),
                instrument == 0 ? null : instrument,
                new ContractFacts(values, row.getString("stated")));
    }

    /** Adds what one record says; what changes lands among the facts to write. */
    private void learn(
            String conId,
            ContractData said,
            Provenance provenance,
            Map<String, Stored> stored,
            Map<String, ContractFacts> facts) {
        Stored known = stored.get(conId);
        if (known != null) {
            ids.put(conId, known.id());
        }
        ContractFacts all =
                facts.containsKey(conId) ? facts.get(conId) : known == null ? new ContractFacts() : known.facts();
        if (all.learn(said, provenance) || known == null) {
            facts.put(conId, all);
        }
    }

    private void write(Map<String, ContractFacts> facts, Map<String, Stored> stored) {
        if (facts.isEmpty()) {
            return;
        }
        Map<InstrumentKey, Long> instruments = new Instruments(jdbc).resolve(facts.values());
        CopyText inserts = new CopyText(1 << 16);
        List<Object[]> updates = new ArrayList<>();
        List<Long> left = new ArrayList<>();
        facts.forEach((conId, known) -> {
            Stored before = stored.get(conId);
            InstrumentKey key = InstrumentKey.of(known);
            Long instrument = key == null ? null : instruments.get(key);
            List<Object> values = values(conId, known, instrument);
            if (before == null) {
                inserts.values(values.toArray()).endRow();
            } else {
                values.add(known.get("underlying_con_id"));
                values.add(before.id());
                updates.add(values.toArray());
                if (before.instrumentId() != null && !before.instrumentId().equals(instrument)) {
                    left.add(before.instrumentId());
                }
            }
        });
        if (inserts.length() > 0) {
            Copy.in(jdbc, "contracts/copy-new", inserts);
        }
        jdbc.batchUpdate(Sql.of("contracts/update"), updates);
        left.forEach(instrument -> jdbc.update(Sql.of("contracts/drop-orphan-instrument"), instrument));
        find(facts, Map.of()).forEach((conId, row) -> ids.put(conId, row.id()));
        changed.addAll(facts.keySet());
    }

    private static List<Object> values(String conId, ContractFacts facts, Long instrument) {
        List<Object> values = new ArrayList<>();
        values.add(conId);
        ContractFacts.ATTRIBUTES.forEach(attribute -> values.add(facts.get(attribute)));
        values.add(instrument);
        values.add(facts.stated());
        return values;
    }

    /** Links what was learnt: contract to underlying, instrument to underlying, event to instrument. */
    public void link(long runId) {
        if (changed.isEmpty()) {
            return;
        }
        String[] conIds = changed.toArray(String[]::new);
        jdbc.update(Sql.of("contracts/link-underlyings"));
        jdbc.update(Sql.of("contracts/link-instruments"), conIds, conIds);
        jdbc.update(Sql.of("contracts/link-events"), runId, conIds);
    }
}
