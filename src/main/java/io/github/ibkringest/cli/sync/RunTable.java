package io.github.ibkringest.cli.sync;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Runs as a table: a line each, or a line for all of an account and dataset. */
final class RunTable {

    private static final List<String> NAMES = List.of("account", "environment", "dataset", "status");

    private static final List<Figure> FIGURES = List.of(
            new Figure("read", true, RunReport::read),
            new Figure("inserted", true, RunReport::inserted),
            new Figure("updated", true, RunReport::updated),
            new Figure("corrected", false, RunReport::corrected),
            new Figure("unchanged", true, RunReport::unchanged),
            new Figure("quarantined", true, RunReport::quarantined),
            new Figure("ignored", false, RunTable::ignored));

    private final List<RunReport> runs;
    private final List<Figure> figures;

    RunTable(List<RunReport> runs) {
        this.runs = runs;
        this.figures = FIGURES.stream()
                .filter(figure -> figure.isAlways() || runs.stream().anyMatch(run -> figure.of(run) > 0))
                .toList();
    }

    /** A column of numbers; one that is not always there is left out where all are 0. */
    private record Figure(String heading, boolean isAlways, ToLongFunction<RunReport> number) {

        long of(RunReport run) {
            return number.applyAsLong(run);
        }
    }

    private static long ignored(RunReport run) {
        return run.ignored().values().stream().mapToLong(Long::longValue).sum();
    }

    /** A line for each run, and one for a payload that cannot be read, however many datasets were wanted of it. */
    void print(PrintWriter out) {
        Table table = table(NAMES);
        Set<String> unreadable = new HashSet<>();
        runs.stream()
                .filter(run -> !isUnreadable(run) || unreadable.add(run.payload()))
                .forEach(run -> table.row(line(run)));
        table.print(out);
    }

    private static boolean isUnreadable(RunReport run) {
        return run.account() == null && run.status() != RunReport.Status.SUCCEEDED;
    }

    /** A line for each run, below the payload that it is of. */
    void printByPayload(PrintWriter out) {
        Table table = table(NAMES);
        String payload = null;
        for (RunReport run : runs) {
            boolean isNext = !run.payload().equals(payload);
            if (isNext) {
                payload = run.payload();
                table.section(payload);
            }
            if (isNext || !isUnreadable(run)) {
                table.row(line(run));
            }
        }
        table.print(out);
    }

    /**
     * A line for each account and dataset.
     *
     * @param payloads what the payloads are called
     */
    void printSums(String payloads, PrintWriter out) {
        List<RunSum> sums = RunSum.of(runs);
        boolean trouble = sums.stream().anyMatch(sum -> !sum.trouble().isEmpty());
        Table table = table(List.of("account", "dataset", payloads), trouble ? "not done" : null);
        sums.forEach(sum -> table.row(line(sum, Arrays.asList(sum.account(), sum.dataset()), true, trouble)));
        if (!table.isEmpty()) {
            table.print(out);
        }
    }

    /**
     * A line for each account, and below them one for each dataset of all accounts.
     *
     * @param payloads what the payloads are called; null for a single one, which needs no column
     */
    void printAccounts(String payloads, PrintWriter out) {
        List<RunSum> sums = RunSum.byAccount(runs);
        boolean trouble = sums.stream().anyMatch(sum -> !sum.trouble().isEmpty());
        Table table = table(
                payloads == null ? List.of("account") : List.of("account", payloads), trouble ? "not done" : null);
        sums.forEach(sum -> table.row(line(sum, Arrays.asList(sum.account()), payloads != null, trouble)));
        table.section("all accounts");
        RunSum.byDataset(runs)
                .forEach(sum -> table.row(line(sum, List.of("  " + sum.dataset()), payloads != null, trouble)));
        table.print(out);
    }

    private Object[] line(RunSum sum, List<?> names, boolean isCounted, boolean trouble) {
        List<Object> cells = new ArrayList<>(names);
        if (isCounted) {
            cells.add(sum.payloads());
        }
        figures.forEach(figure -> cells.add(sum.sum(figure::of)));
        if (trouble) {
            cells.add(sum.trouble());
        }
        return cells.toArray();
    }

    private Table table(List<String> names) {
        return table(names, null);
    }

    private Table table(List<String> names, String last) {
        return new Table(Stream.of(names.stream(), figures.stream().map(Figure::heading), Stream.ofNullable(last))
                .flatMap(headings -> headings)
                .toArray(String[]::new));
    }

    private Object[] line(RunReport run) {
        List<Object> cells = new ArrayList<>(Arrays.asList(
                run.account(),
                run.environment() == null ? null : run.environment().name().toLowerCase(Locale.ROOT),
                isUnreadable(run) ? "" : run.dataset(),
                run.status().name().toLowerCase(Locale.ROOT)));
        figures.forEach(figure -> cells.add(figure.of(run)));
        return cells.toArray();
    }

    /** What the counts leave open: orders that no record describes, records left out, and quarantined ones. */
    void printNotes(PrintWriter out) {
        long made = runs.stream().mapToLong(RunReport::ordersMade).sum() - DryRunDiff.ordersMadeInVain(runs);
        if (made > 0) {
            out.println("orders: +" + made + " derived from executions");
        }
        if (runs.stream().anyMatch(run -> ignored(run) > 0)) {
            out.println("ignored: " + RowsText.counts(RunSum.ignored(runs)));
        }
        if (runs.stream().anyMatch(run -> run.quarantined() > 0)) {
            out.println("Some records were quarantined; see: ibkr-ingest quarantine");
        }
    }
}
