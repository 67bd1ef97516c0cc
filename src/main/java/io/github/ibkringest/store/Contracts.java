package io.github.ibkringest.store;

import io.github.ibkringest.broker.Provenance;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.model.ContractData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final ContractRows rows;
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, ContractData> learnt = new HashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private boolean writes;

    public Contracts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new ContractRows(jdbc);
    }

    /** The key of a contract that was learnt, or null. */
    public Long idOf(String conId) {
        return conId == null ? null : ids.get(conId);
    }

    /** Makes the keys of contracts known that are stored. */
    public void find(Collection<String> conIds) {
        Set<String> unknown = new TreeSet<>(conIds);
        unknown.removeAll(ids.keySet());
        if (!unknown.isEmpty()) {
            ids.putAll(rows.ids(unknown));
        }
    }

    /** Whether anything new was learnt. */
    public boolean haveChanged() {
        return !changed.isEmpty();
    }

    /** Learns the contracts of some statements, and their underlyings by name. */
    public void learn(Collection<Statement> statements) {
        Map<String, List<Statement>> news = new TreeMap<>();
        for (Statement statement : statements) {
            ContractData contract = statement.contract();
            if (contract.conId() != null && !Objects.equals(learnt.get(contract.conId()), contract)) {
                learnt.put(contract.conId(), contract);
                news.computeIfAbsent(contract.conId(), conId -> new ArrayList<>())
                        .add(statement);
            }
        }
        if (!news.isEmpty()) {
            Map<String, ContractData> underlyings = underlyings(news);
            Set<String> conIds = new LinkedHashSet<>(news.keySet());
            conIds.addAll(underlyings.keySet());
            Map<String, ContractRows.Stored> stored = rows.find(conIds);
            Map<String, ContractFacts> facts = factsOf(news, underlyings, stored);
            if (!facts.isEmpty() && takesTurn()) {
                stored = rows.find(conIds);
                facts = factsOf(news, underlyings, stored);
            }
            if (!facts.isEmpty()) {
                rows.write(facts, stored);
                ids.putAll(rows.ids(facts.keySet()));
                changed.addAll(facts.keySet());
            }
        }
    }

    /**
     * Runs of all accounts share contracts, so those that have something to write about them do it one after the other:
     * they would wait for each other's rows anyway, in an order that ends in deadlocks, and lose what the other wrote.
     *
     * @return true when the turn has just come, for which this run may have had to wait, so that what it has read may be
     *     out of date
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
            Map<String, List<Statement>> news,
            Map<String, ContractData> underlyings,
            Map<String, ContractRows.Stored> stored) {
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

    /** Adds what one record says; what changes lands among the facts to write. */
    private void learn(
            String conId,
            ContractData said,
            Provenance provenance,
            Map<String, ContractRows.Stored> stored,
            Map<String, ContractFacts> facts) {
        ContractRows.Stored known = stored.get(conId);
        if (known != null) {
            ids.put(conId, known.id());
        }
        ContractFacts all =
                facts.containsKey(conId) ? facts.get(conId) : known == null ? new ContractFacts() : known.facts();
        if (all.learn(said, provenance) || known == null) {
            facts.put(conId, all);
        }
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
