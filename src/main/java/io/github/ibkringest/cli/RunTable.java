package io.github.ibkringest.cli;

import io.github.ibkringest.ingest.RunReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of a sync as a table. */
final class RunTable {

    private static final List<String> NAMES = List.of("account", "environment", "dataset", "status");

    private static final List<Figure> FIGURES = List.of(
            new Figure("read", true, RunReport::read),
            new Figure("inserted", true, RunReport::inserted),
            new Figure("updated", true, RunReport::updated),
            new Figure("corrected", false, RunReport::corrected),
            new Figure("unchanged", true, RunReport::unchanged),
            new Figure("quarantined", true, RunReport::quarantined),
            new Figure("ignored", true, RunTable::ignored));

    private RunTable() {}

    /** A column of numbers; one that is not always there is left out where all are 0. */
    private record Figure(String heading, boolean isAlways, ToLongFunction<RunReport> number) {

        long of(RunReport run) {
            return number.applyAsLong(run);
        }
    }

    private static long ignored(RunReport run) {
        return run.ignored().values().stream().mapToLong(Long::longValue).sum();
    }

    static void print(List<RunReport> runs, PrintWriter out) {
        List<Figure> figures = FIGURES.stream()
                .filter(figure -> figure.isAlways() || runs.stream().anyMatch(run -> figure.of(run) > 0))
                .toList();
        Table table = new Table(Stream.concat(NAMES.stream(), figures.stream().map(Figure::heading))
                .toArray(String[]::new));
        for (RunReport run : runs) {
            List<Object> cells = new ArrayList<>();
            cells.add(run.account());
            cells.add(
                    run.environment() == null ? null : run.environment().name().toLowerCase(Locale.ROOT));
            cells.add(run.dataset());
            cells.add(run.status().name().toLowerCase(Locale.ROOT));
            figures.forEach(figure -> cells.add(figure.of(run)));
            table.row(cells.toArray());
        }
        table.print(out);
        printMade(runs, out);
        printIgnored(runs, out);
    }

    private static void printMade(List<RunReport> runs, PrintWriter out) {
        long made = runs.stream().mapToLong(RunReport::ordersMade).sum();
        if (made > 0) {
            out.println("orders: +" + made + " made from executions");
        }
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
