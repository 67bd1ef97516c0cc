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
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The contracts and instruments that records speak of, as one run learns them. What a run has learnt is remembered, so
 * that the many records of one contract cost one look. Not thread-safe: one instance a run.
 */
public final class Contracts {

    private final JdbcTemplate jdbc;
    private final ContractRows rows;
    private final Descriptions said = new Descriptions(conId -> true);
    private final Map<String, Long> ids = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> unsettled = new TreeSet<>();
    private final Set<String> changed = new TreeSet<>();
    private final Set<Long> left = new TreeSet<>();
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

    /** Hears what records say, also those that are stored already: it counts where statements disagree. */
    public void hear(Collection<Statement> records) {
        records.forEach(said::add);
    }

    /**
     * Learns the contracts of some records, and their underlyings by name. What was not known is stored at once; what
     * contradicts is left to {@link #settle}.
     */
    public void learn(Collection<Statement> records) {
        hear(records);
        Set<String> news = newsOf(records);
        if (news.isEmpty()) {
            return;
        }
        Map<String, ContractRows.Stored> stored = rows.find(news);
        Map<String, ContractFacts> facts = factsOf(news, stored);
        if (!facts.isEmpty() && takesTurn()) {
            stored = rows.find(news);
            facts = factsOf(news, stored);
        }
        write(facts, stored);
    }

    /** Contracts and underlyings of some records of which more was said than repetitions. */
    private Set<String> newsOf(Collection<Statement> records) {
        Set<String> news = new TreeSet<>();
        for (Statement statement : records) {
            addWithNews(statement.contract().conId(), news);
            addWithNews(Descriptions.underlyingOf(statement.contract()), news);
        }
        news.removeAll(unsettled);
        return news;
    }

    private void addWithNews(String conId, Set<String> news) {
        if (conId != null && said.hasNews(conId)) {
            news.add(conId);
        }
    }

    private Map<String, ContractFacts> factsOf(Set<String> conIds, Map<String, ContractRows.Stored> stored) {
        Map<String, ContractFacts> facts = new TreeMap<>();
        for (String conId : conIds) {
            ContractFacts heard = said.factsOf(conId);
            ContractRows.Stored known = stored.get(conId);
            boolean contested = heard.isContested();
            if (known == null) {
                facts.put(conId, heard);
            } else {
                ids.put(conId, known.id());
                contested |= known.facts().isContested()
                        || !known.facts().contradictedBy(heard).isEmpty();
                if (known.facts().fill(heard)) {
                    facts.put(conId, known.facts());
                }
            }
            if (contested) {
                unsettled.add(conId);
            }
        }
        return facts;
    }

    private void write(Map<String, ContractFacts> facts, Map<String, ContractRows.Stored> stored) {
        if (facts.isEmpty()) {
            return;
        }
        left.addAll(rows.write(facts, stored));
        ids.putAll(rows.ids(facts.keySet()));
        changed.addAll(facts.keySet());
        facts.keySet().stream().filter(conId -> !stored.containsKey(conId)).forEach(made::add);
    }

    /**
     * Keeps what is known of contracts as it is until the run ends. Option events name the instruments of their contracts,
     * so whoever writes events must not have those renamed or removed meanwhile.
     */
    public void hold() {
        takesTurn();
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

    /** Settles what statements disagree on, once the run has heard all of its records. */
    public void settle(Rereading payloads) {
        Set<String> conIds = new TreeSet<>(said.conIds());
        conIds.removeAll(ids.keySet());
        Set<String> contested = new TreeSet<>(unsettled);
        if (!conIds.isEmpty()) {
            contested.addAll(rows.contested(conIds));
        }
        if (contested.isEmpty()) {
            return;
        }
        Settlement settlement = settlement(contested);
        if (!settlement.isNothing() && takesTurn()) {
            settlement = settlement(contested);
        }
        settlement.decide(payloads, new PayloadStore(jdbc));
        write(settlement.facts(), settlement.stored());
    }

    private Settlement settlement(Set<String> conIds) {
        return new Settlement(rows.find(conIds), said, made);
    }

    /** Con ids of the contracts of which something new was learnt. */
    public String[] changed() {
        return changed.toArray(String[]::new);
    }

    /** Keys of the instruments that contracts have left. */
    public Long[] leftInstruments() {
        return left.toArray(Long[]::new);
    }
}
