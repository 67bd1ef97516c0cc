package io.github.ibkringest.cli;

import io.github.ibkringest.ingest.RunReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The runs of a sync as a table. */
final class RunTable {

    private RunTable() {}

    static void print(List<RunReport> runs, PrintWriter out) {
        Table table = new Table(
                "account",
                "environment",
                "dataset",
                "status",
                "read",
                "inserted",
                "updated",
                "unchanged",
                "quarantined",
                "ignored");
        for (RunReport run : runs) {
            table.row(
                    run.account(),
                    run.environment() == null ? null : run.environment().name().toLowerCase(Locale.ROOT),
                    run.dataset(),
                    run.status().name().toLowerCase(Locale.ROOT),
                    run.read(),
                    run.inserted(),
                    run.updated(),
                    run.unchanged(),
                    run.quarantined(),
                    run.ignored().values().stream().mapToLong(Long::longValue).sum());
        }
        table.print(out);
        printIgnored(runs, out);
    }

    private static void printIgnored(List<RunReport> runs, PrintWriter out) {
        Map<String, Long> ignored = new TreeMap<>();
        runs.forEach(run -> run.ignored().forEach((rule, records) -> ignored.merge(rule, records, Long::sum)));
        if (!ignored.isEmpty()) {
            out.println("ignored: "
                    + ignored.entrySet().stream()
                            .map(rule -> rule.getKey() + " " + rule.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (runs.stream().anyMatch(run -> run.quarantined() > 0)) {
            out.println("Some records were put aside; see: ibkr-ingest quarantine");
        }
    }
}
