package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a review has found so far, in the order in which it was looked at. Not thread-safe. */
final class Findings {

    private final List<Advice> all = new ArrayList<>();

    void ok(String subject, String what) {
        all.add(new Advice(Finding.ok(subject, what), 0));
    }

    void advice(String subject, String what, String cure) {
        advice(subject, what, cure, 0);
    }

    void advice(String subject, String what, String cure, long rows) {
        all.add(new Advice(Finding.advice(subject, what, cure), rows));
    }

    void problem(String subject, String what, String cure) {
        problem(subject, what, cure, 0);
    }

    void problem(String subject, String what, String cure, long rows) {
        all.add(new Advice(Finding.problem(subject, what, cure), rows));
    }

    /** All of it. */
    List<Finding> all() {
        return all.stream().map(Findings::counted).toList();
    }

    private static Finding counted(Advice advice) {
        Finding finding = advice.finding();
        if (advice.rows() == 0) {
            return finding;
        }
        String what = finding.what() + " (" + advice.rows() + (advice.rows() == 1 ? " row)" : " rows)");
        return new Finding(finding.severity(), finding.subject(), what, finding.cure());
    }

    /** What calls for something to be done, with the number of rows that it is about. */
    List<Advice> toDo() {
        return all.stream()
                .filter(one -> one.finding().severity() != Finding.Severity.OK)
                .toList();
    }
}
