package io.github.ibkringest.verify.data;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.verify.Check;
import io.github.ibkringest.verify.Defect;
import io.github.ibkringest.verify.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What a check has come to so far. Keeps the first defects only. Not thread-safe. */
final class Tally {

    private final Check check;
    private final Dataset dataset;
    private final List<Defect> defects = new ArrayList<>();
    private long checked;
    private long wrong;

    Tally(Check check, Dataset dataset) {
        this.check = check;
        this.dataset = dataset;
    }

    void checked() {
        checked++;
    }

    void wrong(String account, String relation, long id, String what) {
        wrong(account, relation, String.valueOf(id), what);
    }

    /** @param id the key of the row, or where the record stands in its payload */
    void wrong(String account, String relation, String id, String what) {
        wrong++;
        if (defects.size() < Outcome.SHOWN) {
            defects.add(new Defect(check, account, relation, id, what));
        }
    }

    Outcome outcome() {
        return new Outcome(check, dataset, checked, wrong, defects);
    }
}
