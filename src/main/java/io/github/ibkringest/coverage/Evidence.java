package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known about days, from the runs that succeeded.
 *
 * @param proofs what they prove, in any order
 * @param shortfalls what final statements speak of without proving it, in any order
 * @param quarantined by account the datasets with quarantined records: they complete nothing, but were delivered
 * @param doubts days that records in quarantine leave open, whatever proves them
 * @param tried datasets that a run has succeeded of, whatever it proved
 */
public record Evidence(
        List<Proof> proofs,
        List<Shortfall> shortfalls,
        Map<String, Set<Dataset>> quarantined,
        List<Doubt> doubts,
        List<Tried> tried) {

    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), Map.of(), List.of(), List.of());

    public Evidence {
        proofs = List.copyOf(proofs);
        shortfalls = List.copyOf(shortfalls);
        quarantined = Map.copyOf(quarantined);
        doubts = List.copyOf(doubts);
        tried = List.copyOf(tried);
    }

    /**
     * Days on which a record of a final report is in quarantine: nobody knows what it says.
     *
     * @param account code of the account
     * @param dataset what is not complete
     * @param period the days, both ends given
     */
    public record Doubt(String account, Dataset dataset, Period period) {}

    /**
     * A dataset of an account that a run has succeeded of.
     *
     * @param account code of the account
     * @param dataset the dataset
     * @param dated whether any of the statements says which days it is about
     */
    public record Tried(String account, Dataset dataset, boolean dated) {}
}
