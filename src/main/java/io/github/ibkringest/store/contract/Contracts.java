package io.github.ibkringest.store.contract;

import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.store.payload.PayloadStore;
import io.github.ibkringest.store.payload.Rereading;
import io.github.ibkringest.store.sql.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The contracts and instruments that records speak of, as one run learns them. Accounts share them, and none is to wait
 * for the run of another: so while rows are written only their keys are made, and what is known of them is written at the
 * end of the run, by one run after the other. Not thread-safe: one instance a run.
 */
public final class Contracts {

    private final JdbcTemplate jdbc;
    private final ContractRows rows;
    private final ContractKeys keys;
    private final Descriptions said = new Descriptions(conId -> true);
    private final Map<String, Long> ids = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> filed = new TreeSet<>();
    private final Set<String> changed = new TreeSet<>();
    private final Set<Long> left = new TreeSet<>();
    private boolean hasMade;

    /** @param keys where those of contracts come from that are not stored */
    public Contracts(JdbcTemplate jdbc, ContractKeys keys) {
        this.jdbc = jdbc;
        this.rows = new ContractRows(jdbc);
        this.keys = keys;
    }

    /** The key of a contract that was learnt, or null. */
    public Long idOf(String conId) {
        return conId == null ? null : ids.get(conId);
    }

    /** Makes the keys of contracts known that are stored. */
    public void find(Collection<String> conIds) {
        Set<String> unknown = unknown(conIds);
        if (!unknown.isEmpty()) {
            ids.putAll(rows.ids(unknown));
        }
    }

    private Set<String> unknown(Collection<String> conIds) {
        Set<String> unknown = new HashSet<>(conIds);
        unknown.removeAll(ids.keySet());
        return unknown;
    }

    /** Hears what records say, also those that are stored already: it counts where statements disagree. */
    public void hear(Collection<Statement> records) {
        records.forEach(said::add);
    }

    /**
     * Hears of the contracts of some records, and of their underlyings by name, and makes keys for those that have none.
     * What is said of them is left to {@link #settle}.
     */
    public void learn(Collection<Statement> records) {
        hear(records);
        Set<String> named = new HashSet<>();
        for (Statement statement : records) {
            add(statement.contract().conId(), named);
            add(Descriptions.underlyingOf(statement.contract()), named);
        }
        told.addAll(named);
        find(named);
        Set<String> missing = unknown(named);
        if (!missing.isEmpty()) {
            ids.putAll(keys.make(missing));
            hasMade = true;
        }
    }

    private static void add(String conId, Set<String> named) {
        if (conId != null) {
            named.add(conId);
        }
    }

    /** Notes that an option event of a contract was written, which names its instrument. */
    public void files(String conId) {
        filed.add(conId);
    }

    /**
     * Writes what statements say of contracts, and settles what they disagree on, once the run has heard all of its
     * records. Until it ends, no other run does so: they would wait for each other's rows anyway, in an order that ends in
     * deadlocks, and lose what the other wrote. Nor is an instrument renamed or removed that an event is about to name.
     */
    public void settle(Rereading payloads) {
        Set<String> conIds = new TreeSet<>(said.conIds());
        conIds.removeAll(told);
        conIds = conIds.isEmpty() ? conIds : new TreeSet<>(rows.contested(conIds));
        conIds.addAll(told);
        boolean writes = hasMade || !filed.isEmpty();
        if (!writes && (conIds.isEmpty() || settlement(conIds).isNothing())) {
            return;
        }
        jdbc.execute(Sql.of("contracts/take-turn"));
        keys.store();
        // as others have left them
        Settlement settlement = settlement(conIds);
        settlement.decide(payloads, new PayloadStore(jdbc));
        Map<String, ContractFacts> facts = settlement.facts();
        if (!facts.isEmpty()) {
            left.addAll(rows.write(facts, settlement.stored()));
            changed.addAll(facts.keySet());
        }
    }

    private Settlement settlement(Set<String> conIds) {
        return new Settlement(rows.find(conIds), said);
    }

    /** Whether anything has to be linked. */
    public boolean areToLink() {
        return !changed.isEmpty() || !filed.isEmpty();
    }

    /** Con ids of the contracts of which something new was learnt. */
    public String[] changed() {
        return changed.toArray(String[]::new);
    }

    /** Con ids of the contracts whose option events may have to name another instrument. */
    public String[] filed() {
        Set<String> all = new TreeSet<>(changed);
        all.addAll(filed);
        return all.toArray(String[]::new);
    }

    /** Keys of the instruments that contracts have left. */
    public Long[] leftInstruments() {
        return left.toArray(Long[]::new);
    }
}
