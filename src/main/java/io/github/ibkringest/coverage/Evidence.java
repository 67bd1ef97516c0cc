package io.github.ibkringest.coverage;

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
 * @param tried datasets that a run has succeeded of, whatever it proved
 */
public record Evidence(
        List<Proof> proofs, List<Shortfall> shortfalls, Map<String, Set<Dataset>> quarantined, List<Tried> tried) {

    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), Map.of(), List.of());

    public Evidence {
        proofs = List.copyOf(proofs);
        shortfalls = List.copyOf(shortfalls);
        quarantined = Map.copyOf(quarantined);
        tried = List.copyOf(tried);
    }

    /**
     * A dataset of an account that a run has succeeded of.
     *
     * @param account code of the account
     * @param dataset the dataset
     * @param dated whether any of the statements says which days it is about
     */
    public record Tried(String account, Dataset dataset, boolean dated) {}
}
