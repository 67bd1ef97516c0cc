package io.github.ibkringest.cli.status;

import io.github.ibkringest.cli.output.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many accounts have in common: each problem once, with the accounts that have it. */
final class Totals {

    private static final int NAMED = 3;

    private Totals() {}

    static List<Problem> of(List<Standing> standings) {
        Map<String, List<Problem>> alike = new LinkedHashMap<>();
        Problem.worstFirst(standings.stream().flatMap(standing -> standing.problems().stream()))
                .forEach(problem -> alike.computeIfAbsent(problem.text(), any -> new ArrayList<>())
                        .add(problem));
        return alike.values().stream().map(Totals::together).toList();
    }

    private static Problem together(List<Problem> alike) {
        Problem one = alike.get(0);
        String named = String.join(
                ", ", alike.stream().limit(NAMED).map(Problem::subject).toList());
        String accounts = alike.size() <= NAMED ? named : named + " and " + (alike.size() - NAMED) + " others";
        return new Problem("", one.grade(), one.brief(), accounts + ": " + one.text(), one.command());
    }
}
