package io.github.ibkringest.cli.status;

import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.proof.Certificates;
import java.util.List;

/**
 * How accounts came out against the broker's totals, in words. What is not stated is neither well nor a problem: it is said,
 * and nobody has to look at it. What was not compared yet is not known, so somebody has to.
 */
public final class ReconciledText {

    static final String NOT_STATED = "no statement has totals; see docs/proof.md";

    private ReconciledText() {}

    /** What somebody has to look at, or might like to know. */
    static List<Problem> problems(String account, Certificates.Reconciled reconciled) {
        if (reconciled == null) {
            return List.of();
        }
        if (reconciled.broken() > 0) {
            String broken = "differs from the broker's totals: " + reconciled.broken()
                    + (reconciled.broken() == 1 ? " equation" : " equations");
            return List.of(new Problem(account, Problem.Grade.DOUBTFUL, broken, broken, "ibkr-ingest reconcile"));
        }
        if (reconciled.open() > 0) {
            String open = "not yet compared with the broker's totals: " + reconciled.open() + " of "
                    + reconciled.statements() + (reconciled.statements() == 1 ? " statement" : " statements");
            return List.of(new Problem(account, Problem.Grade.DOUBTFUL, open, open, "ibkr-ingest reconcile"));
        }
        return List.of();
    }

    /** The result in a few words, with how many equations it rests on. */
    public static String withNumbers(Certificates.Reconciled reconciled) {
        return of(reconciled) + " (" + reconciled.proven() + " proven, " + reconciled.broken() + " broken, "
                + reconciled.notStated() + " not stated)";
    }

    /** The result in a few words. */
    public static String of(Certificates.Reconciled reconciled) {
        if (reconciled == null) {
            return "not stated";
        }
        if (reconciled.broken() > 0) {
            return reconciled.broken() + " broken";
        }
        if (reconciled.reconciledTo() != null) {
            return "proven to " + reconciled.reconciledTo();
        }
        return reconciled.open() > 0 ? "not compared yet" : "not stated";
    }
}
