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
            underlyings.forEach((conId, contract) -> learn(conId, List.of(contract), List.of(HEARSAY), stored));
            news.forEach((conId, said) -> learn(
                    conId,
                    said.stream().map(Statement::contract).toList(),
                    said.stream().map(s -> s.fragment().raw().provenance()).toList(),
                    stored));
        }
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

    private void learn(String conId, List<ContractData> said, List<Provenance> provenance, Map<String, Stored> stored) {
        Stored known = stored.get(conId);
        ContractFacts facts = known == null ? new ContractFacts() : known.facts();
        boolean news = known == null;
        for (int i = 0; i < said.size(); i++) {
            news |= facts.learn(said.get(i), provenance.get(i));
        }
        if (known != null) {
            ids.put(conId, known.id());
        }
        if (news) {
            write(conId, known, facts);
            changed.add(conId);
        }
    }

    private void write(String conId, Stored known, ContractFacts facts) {
        Long instrument = instrument(facts);
        List<Object> values = new ArrayList<>();
        values.add(conId);
        ContractFacts.ATTRIBUTES.forEach(attribute -> values.add(facts.get(attribute)));
        values.add(instrument);
        values.add(facts.stated());
        if (known == null) {
            Long id = jdbc.queryForObject(Sql.of("contracts/insert"), Long.class, values.toArray());
            ids.put(conId, id);
        } else {
            values.add(facts.get("underlying_con_id"));
            values.add(known.id());
            jdbc.update(Sql.of("contracts/update"), values.toArray());
            if (known.instrumentId() != null && !known.instrumentId().equals(instrument)) {
                jdbc.update(Sql.of("contracts/drop-orphan-instrument"), known.instrumentId());
            }
        }
    }

    /** The instrument that the contract is IBKR's form of; null while its type is not known. */
    private Long instrument(ContractFacts facts) {
        if (facts.get("sec_type") == null) {
            return null;
        }
        Object[] key = {
            facts.text("sec_type"), facts.text("symbol"), facts.text("currency"), facts.text("exchange"),
        };
        List<Long> known = jdbc.queryForList(Sql.of("contracts/find-instrument"), Long.class, key);
        if (known.isEmpty()) {
            jdbc.update(
                    Sql.of("contracts/insert-instrument"),
                    key[0],
                    key[1],
                    key[2],
                    key[3],
                    facts.get("isin"),
                    facts.get("figi"),
                    facts.get("description"));
            known = jdbc.queryForList(Sql.of("contracts/find-instrument"), Long.class, key);
        }
        return known.get(0);
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
