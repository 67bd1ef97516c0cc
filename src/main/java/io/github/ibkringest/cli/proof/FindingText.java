package io.github.ibkringest.cli.proof;

import io.github.ibkringest.cli.output.Paragraph;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.proof.Equation;
import io.github.ibkringest.proof.Finding;
import io.github.ibkringest.proof.Finding.Status;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            Set<String> shared = shared(broken);
            broken.forEach(finding -> table.row(
                    finding.account(),
                    days(finding),
                    what(finding),
                    shared.contains(finding.subject())
                            ? finding.subject() + " (" + finding.conId() + ")"
                            : finding.subject(),
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
        reasons.forEach(
                (reason, times) -> Paragraph.print(reason + (times == 1 ? "" : " (" + times + " times)"), "  ", out));
    }

    private static String what(Finding finding) {
        return finding.equation().text();
    }

    /** Symbols that several contracts of the findings have: only these need their con id. */
    private static Set<String> shared(List<Finding> findings) {
        Map<String, Set<String>> contracts = new HashMap<>();
        findings.stream()
                .filter(finding -> finding.conId() != null)
                .forEach(finding -> contracts
                        .computeIfAbsent(finding.subject(), symbol -> new HashSet<>())
                        .add(finding.conId()));
        contracts.values().removeIf(ids -> ids.size() == 1);
        return contracts.keySet();
    }

    private static String days(Finding finding) {
        return (finding.from() == null ? "beginning" : finding.from()) + " to " + finding.to();
    }

    private static String text(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
