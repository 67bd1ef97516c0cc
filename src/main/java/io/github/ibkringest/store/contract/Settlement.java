package io.github.ibkringest.store.contract;

import io.github.ibkringest.store.payload.PayloadStore;
import io.github.ibkringest.store.payload.Rereading;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides contracts on which statements disagree: each attribute gets the value of the newest statement. Not thread-safe.
 *
 * <p>The row of a contract knows the statement from which a value was taken, but not whether later ones repeated it. So
 * when another value is newer than the known one seems to be, payloads that may have repeated the known one are read
 * again, the newest first, until one decides. Mostly there are none, because the newest payload comes last.
 */
final class Settlement {

    private final Map<String, ContractRows.Stored> stored;
    private final Descriptions said;
    private final Map<String, ContractFacts> facts = new TreeMap<>();
    private final Map<String, Set<String>> doubts = new TreeMap<>();

    /**
     * @param stored the contracts as they are stored
     * @param said all that the run has heard of them
     */
    Settlement(Map<String, ContractRows.Stored> stored, Descriptions said) {
        this.stored = stored;
        this.said = said;
        stored.forEach((conId, contract) -> compare(conId, contract.facts(), said.factsOf(conId)));
    }

    private void compare(String conId, ContractFacts known, ContractFacts heard) {
        boolean writes = known.fill(heard);
        Set<String> contradicted = known.contradictedBy(heard);
        if (!known.isContested() && (heard.isContested() || !contradicted.isEmpty())) {
            known.contest();
            writes = true;
        }
        for (String attribute : contradicted) {
            if (!known.isOverruledBy(heard, attribute)) {
                continue;
            }
            // the own records say it for the first time
            if (known.statementOf(attribute).isHearsay()
                    && !heard.statementOf(attribute).isHearsay()) {
                known.take(attribute, heard);
                writes = true;
            } else {
                doubts.computeIfAbsent(conId, id -> new TreeSet<>()).add(attribute);
            }
        }
        if (writes) {
            facts.put(conId, known);
        }
    }

    /** Whether there is nothing to write and nothing in doubt. */
    boolean isNothing() {
        return facts.isEmpty() && doubts.isEmpty();
    }

    /** Decides what is in doubt. */
    void decide(Rereading payloads, PayloadStore kept) {
        if (doubts.isEmpty()) {
            return;
        }
        Descriptions again = new Descriptions(Set.copyOf(doubts.keySet())::contains);
        payloads.current(again::add);
        doubts.entrySet().removeIf(doubt -> {
            ContractFacts known = stored.get(doubt.getKey()).facts();
            ContractFacts heard = heardOf(doubt.getKey(), again);
            doubt.getValue().retainAll(known.contradictedBy(heard));
            return doubt.getValue().isEmpty();
        });
        readLater(payloads, kept, again);
        doubts.forEach((conId, attributes) -> {
            ContractFacts known = stored.get(conId).facts();
            ContractFacts heard = heardOf(conId, again);
            attributes.forEach(attribute -> known.take(attribute, heard));
            facts.put(conId, known);
        });
    }

    /** All that is known to have been said of a contract in doubt. */
    private ContractFacts heardOf(String conId, Descriptions again) {
        ContractFacts all = new ContractFacts();
        all.learn(said.factsOf(conId));
        all.learn(again.factsOf(conId));
        return all;
    }

    private void readLater(Rereading payloads, PayloadStore kept, Descriptions again) {
        Instant oldest = oldestInDoubt(again);
        if (oldest == null) {
            return;
        }
        for (PayloadStore.Dated payload : kept.since(oldest, payloads.sha256())) {
            if (payload.asOf().isBefore(oldestInDoubt(again))) {
                return;
            }
            payloads.kept(payload.payload(), again::add);
        }
    }

    /** Of the statements that would decide as far as is known the oldest one's moment; null when nothing is in doubt. */
    private Instant oldestInDoubt(Descriptions again) {
        return doubts.entrySet().stream()
                .flatMap(doubt -> {
                    ContractFacts heard = heardOf(doubt.getKey(), again);
                    return doubt.getValue().stream()
                            .map(attribute -> heard.statementOf(attribute).moment());
                })
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The contracts as they were stored. */
    Map<String, ContractRows.Stored> stored() {
        return stored;
    }

    /** What is to be written. */
    Map<String, ContractFacts> facts() {
        return facts;
    }
}
