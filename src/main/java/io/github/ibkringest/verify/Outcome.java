package io.github.ibkringest.verify;

import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a check. Immutable.
 *
 * @param check the check
 * @param dataset the dataset whose table was looked at; null where the check is of no dataset
 * @param checked how many rows it looked at
 * @param wrong how many defects it found
 * @param defects the first {@value #SHOWN} of them
 */
public record Outcome(Check check, Dataset dataset, long checked, long wrong, List<Defect> defects) {

    /** As many defects of a check are told one by one. */
    public static final int SHOWN = 100;

    public Outcome {
        defects = List.copyOf(defects);
    }

    /**
     * Whether the database is as far as it was when the program saw it last.
     *
     * @param lack what it lacks, a sentence; null where it lacks nothing
     */
    public static Outcome lastSeen(String lack) {
        return lack == null
                ? new Outcome(Check.LAST_SEEN, null, 1, 0, List.of())
                : new Outcome(
                        Check.LAST_SEEN,
                        null,
                        1,
                        1,
                        List.of(new Defect(Check.LAST_SEEN, null, Check.LAST_SEEN.table(), null, lack)));
    }

    /** What came of the same checks of several accounts, in one list. What is no matter of an account is told once. */
    public static List<Outcome> together(List<List<Outcome>> ofAccounts) {
        List<Outcome> all = new ArrayList<>();
        for (int i = 0; !ofAccounts.isEmpty() && i < ofAccounts.get(0).size(); i++) {
            int at = i;
            List<Outcome> same = ofAccounts.stream().map(each -> each.get(at)).toList();
            all.add(same.get(0).check().isOfAccounts() ? sum(same) : same.get(0));
        }
        return all;
    }

    private static Outcome sum(List<Outcome> same) {
        return new Outcome(
                same.get(0).check(),
                same.get(0).dataset(),
                same.stream().mapToLong(Outcome::checked).sum(),
                same.stream().mapToLong(Outcome::wrong).sum(),
                same.stream()
                        .flatMap(outcome -> outcome.defects().stream())
                        .limit(SHOWN)
                        .toList());
    }

    /** What people call it: {@code revisions of orders}. */
    public String name() {
        return dataset == null ? check.text() : check.text() + " of " + dataset.label();
    }
}
