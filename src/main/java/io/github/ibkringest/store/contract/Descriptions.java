package io.github.ibkringest.store.contract;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.model.ContractData;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What some records say of contracts, and of their underlyings by name; it takes memory for each contract, not for each
 * record. Not thread-safe.
 */
final class Descriptions {

    private final Map<String, Description> byConId = new HashMap<>();
    private final Predicate<String> wanted;

    /** Descriptions of some contracts only. */
    Descriptions(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** What the records say of one contract. */
    private static final class Description {

        private final ContractFacts facts = new ContractFacts();
        private final Repeated own = new Repeated();
        private final Repeated named = new Repeated();

        /**
         * Most records repeat the one before; true when they do not, or count more. What its own records say and what
         * those of others say of it comes by turns, so each is compared with its like.
         */
        boolean add(ContractData contract, StatedBy.Statement statement) {
            Repeated like = statement.isHearsay() ? named : own;
            if (like.last != contract && (like.last == null || !like.last.equals(contract))) {
                like.addTo(facts);
                like.last = contract;
                like.newest = statement;
                return true;
            }
            if (statement.compareTo(like.newest) > 0) {
                like.newest = statement;
                return true;
            }
            return false;
        }

        ContractFacts facts() {
            own.addTo(facts);
            named.addTo(facts);
            return facts;
        }
    }

    /** What was said last, and by which statement of those that repeated it. */
    private static final class Repeated {

        private ContractData last;
        private StatedBy.Statement newest;

        void addTo(ContractFacts facts) {
            if (last != null) {
                facts.learn(last, newest);
            }
        }
    }

    /** Adds what a record says. */
    void add(Statement statement) {
        ContractData contract = statement.contract();
        String conId = contract.conId();
        if (conId == null) {
            return;
        }
        Provenance provenance = statement.fragment().raw().provenance();
        LocalDate day = statement.day();
        boolean adds = !wanted.test(conId)
                || of(conId).add(contract, new StatedBy.Statement(provenance.rank(), provenance.asOf(), day));
        String underlying = underlyingOf(contract);
        if (adds && underlying != null && wanted.test(underlying)) {
            of(underlying)
                    .add(
                            ContractData.of(underlying, null, contract.underlyingSymbol(), null),
                            new StatedBy.Statement(0, provenance.asOf(), day));
        }
    }

    /** The con id of a contract's underlying, when both are known and not the same; else null. */
    static String underlyingOf(ContractData contract) {
        String underlying = contract.underlyingConId();
        return underlying == null || contract.conId() == null || underlying.equals(contract.conId())
                ? null
                : underlying;
    }

    private Description of(String conId) {
        return byConId.computeIfAbsent(conId, id -> new Description());
    }

    /** The contracts that the records speak of. */
    Set<String> conIds() {
        return byConId.keySet();
    }

    /** All that is said of a contract. */
    ContractFacts factsOf(String conId) {
        return of(conId).facts();
    }
}
