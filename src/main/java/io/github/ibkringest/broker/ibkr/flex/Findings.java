package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a review has found so far, in the order in which it was looked at. Not thread-safe. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void ok(String subject, String what) {
        all.add(Finding.ok(subject, what));
    }

    void advice(String subject, String what, String cure) {
        all.add(Finding.advice(subject, what, cure));
    }

    void problem(String subject, String what, String cure) {
        all.add(Finding.problem(subject, what, cure));
    }

    void addAll(List<Finding> findings) {
        all.addAll(findings);
    }

    List<Finding> all() {
        return all;
    }
}
