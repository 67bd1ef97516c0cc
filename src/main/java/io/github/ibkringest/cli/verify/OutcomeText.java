package io.github.ibkringest.cli.verify;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.verify.Defect;
import io.github.ibkringest.verify.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was checked, for people: a table of the checks, then what is wrong, row by row, and what to do. */
final class OutcomeText {

    private OutcomeText() {}

    static void print(List<Outcome> outcomes, PrintWriter out) {
        Table table = new Table("checked", "rows", "wrong");
        outcomes.forEach(outcome -> table.row(outcome.name(), outcome.checked(), outcome.wrong()));
        table.print(out);
        out.println();
        List<Outcome> wrong =
                outcomes.stream().filter(outcome -> outcome.wrong() > 0).toList();
        if (wrong.isEmpty()) {
            out.println("Nothing is wrong: " + outcomes.size() + " checks.");
            return;
        }
        Table defects = new Table("account", "table", "id", "what is wrong");
        Set<String> cures = new LinkedHashSet<>();
        List<String> more = new ArrayList<>();
        for (Outcome outcome : wrong) {
            for (Defect defect : outcome.defects()) {
                defects.row(defect.account(), defect.relation(), defect.id(), defect.what());
            }
            if (outcome.wrong() > outcome.defects().size()) {
                more.add(outcome.wrong() - outcome.defects().size() + " more by " + outcome.name());
            }
            cures.add(outcome.check().cure());
        }
        defects.print(out);
        more.forEach(out::println);
        out.println();
        out.println("What to do (docs/verify.md):");
        cures.forEach(cure -> out.println("  " + cure));
    }
}
