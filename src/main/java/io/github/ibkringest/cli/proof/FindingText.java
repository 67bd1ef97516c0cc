package io.github.ibkringest.cli.proof;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.proof.Equation;
import io.github.ibkringest.proof.Finding;
import io.github.ibkringest.proof.Finding.Status;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings for people: the differences, worst first, then how many equations are proven. */
public final class FindingText {

    private static final int LINE = 95;

    private FindingText() {}

    /** Prints them. */
    public static void print(List<Finding> findings, PrintWriter out) {
        List<Finding> broken = of(findings, Status.BROKEN).stream()
                .sorted(Comparator.comparing(Finding::equation)
                        .thenComparing(finding -> finding.remainder().abs(), Comparator.reverseOrder()))
                .toList();
        if (!broken.isEmpty()) {
            Table table = new Table("account", "days", "what", "of", "stored", "broker", "difference");
            broken.forEach(finding -> table.row(
                    finding.account(),
                    days(finding),
                    what(finding),
                    subject(finding),
                    text(finding.ours()),
                    text(finding.broker()),
                    text(finding.remainder())));
            table.print(out);
            reasons(broken, out);
            out.println();
        }
        List<Finding> proven = of(findings, Status.PROVEN);
        if (!proven.isEmpty()) {
            out.println("Proven:");
            names(proven, out);
            out.println();
        }
        List<Finding> open = of(findings, Status.NOT_STATED);
        if (!open.isEmpty()) {
            out.println("Not stated by the broker, so not proven:");
            reasons(open, out);
            out.println();
        }
        out.println(proven.size() + " equations proven, " + broken.size() + " broken, " + open.size() + " not stated");
    }

    private static List<Finding> of(List<Finding> findings, Status status) {
        return findings.stream().filter(finding -> finding.status() == status).toList();
    }

    /** Each equation once, a few in a line. */
    private static void names(List<Finding> findings, PrintWriter out) {
        Map<Equation, Integer> equations = new EnumMap<>(Equation.class);
        findings.forEach(finding -> equations.merge(finding.equation(), 1, Integer::sum));
        StringBuilder line = new StringBuilder();
        equations.forEach((equation, times) -> {
            String name = equation.text() + (times == 1 ? "" : " (" + times + " times)");
            if (line.length() + name.length() > LINE) {
                out.println("  " + line.append(','));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : ", ").append(name);
        });
        out.println("  " + line);
    }

    /** Each reason once, with what it is about. */
    private static void reasons(List<Finding> findings, PrintWriter out) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        findings.forEach(finding -> reasons.merge(what(finding) + ": " + finding.reason(), 1, Integer::sum));
        reasons.forEach((reason, times) -> out.println("  " + reason + (times == 1 ? "" : " (" + times + " times)")));
    }

    private static String what(Finding finding) {
        return finding.equation().text();
    }

    private static String subject(Finding finding) {
        return finding.conId() == null ? finding.subject() : finding.subject() + " (" + finding.conId() + ")";
    }

    private static String days(Finding finding) {
        return (finding.from() == null ? "beginning" : finding.from()) + " to " + finding.to();
    }

    private static String text(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
