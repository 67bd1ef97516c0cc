package io.github.ibkringest.cli.status;

import io.github.ibkringest.cli.coverage.CompletenessTable;
import io.github.ibkringest.cli.output.Moment;
import io.github.ibkringest.cli.output.Paragraph;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.store.status.Overview;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status for people: a few accounts in full, many with a line each; what is to be looked at comes last. */
public final class StatusText {

    /** More accounts than this have a line each. */
    public static final int FEW = 4;

    private final Standings known;
    private final List<Standing> shown;
    private final Completeness completeness;
    private final UpcomingRuns outlook;
    private final Consumers consumers;
    private final boolean problemsOnly;

    public StatusText(
            Standings known,
            List<Standing> shown,
            Completeness completeness,
            UpcomingRuns outlook,
            Consumers consumers,
            boolean problemsOnly) {
        this.known = known;
        this.shown = shown;
        this.completeness = completeness;
        this.outlook = outlook;
        this.consumers = consumers;
        this.problemsOnly = problemsOnly;
    }

    public void print(PrintWriter out) {
        if (known.runs().isEmpty()
                && known.standings().isEmpty()
                && known.failing().isEmpty()) {
            out.println("No run yet. Start with: ibkr-ingest sync");
            return;
        }
        boolean many = shown.size() > FEW;
        if (!problemsOnly) {
            outlook.print(out);
        }
        if (many) {
            printLines(out);
        } else {
            printInFull(out);
        }
        if (!problemsOnly) {
            consumers.print(out);
        }
        printProblems(many, out);
    }

    private void printLines(PrintWriter out) {
        boolean aliases = shown.stream().anyMatch(standing -> standing.account().alias() != null);
        Table table = aliases
                ? new Table("account", "alias", "environment", "last run (UTC)", "complete to", "state")
                : new Table("account", "environment", "last run (UTC)", "complete to", "state");
        for (Standing standing : shown) {
            List<Object> cells = new ArrayList<>(List.of(standing.account().code()));
            if (aliases) {
                cells.add(standing.account().alias());
            }
            cells.add(CompletenessTable.lower(standing.account().environment()));
            cells.add(Moment.inColumn(standing.lastRun()));
            cells.add(standing.provenTo());
            cells.add(standing.state());
            table.row(cells.toArray());
        }
        table.print(out);
        out.println();
    }

    private void printInFull(PrintWriter out) {
        Set<String> codes = codes();
        Table runs = new Table("account", "dataset", "last run (UTC)", "status", "read", "inserted", "updated");
        known.runs().stream()
                .filter(run -> run.account() == null ? !problemsOnly : codes.contains(run.account()))
                .forEach(run -> runs.row(
                        run.account(),
                        run.dataset(),
                        Moment.inColumn(run.at()),
                        run.status(),
                        run.read(),
                        run.inserted(),
                        run.updated()));
        print(runs, out);
        List<String> synced =
                completeness.accounts().stream().filter(codes::contains).toList();
        if (!synced.isEmpty()) {
            CompletenessTable.print(completeness, synced, out);
            out.println();
        }
        shown.stream()
                .filter(standing -> standing.reconciled() != null)
                .forEach(standing -> out.println(standing.account().code() + " against the broker's totals: "
                        + ReconciledText.withNumbers(standing.reconciled())));
        Table rows = new Table("account", "environment", "orders", "executions", "effective", "option events");
        List<Overview.Rows> counted = known.rows().stream()
                .filter(row -> codes.contains(row.account()))
                .toList();
        counted.forEach(row -> rows.row(
                row.account(), row.environment(), row.orders(), row.executions(), row.effective(), row.optionEvents()));
        print(rows, out);
        printUnconfirmed(counted, out);
    }

    private static void printUnconfirmed(List<Overview.Rows> counted, PrintWriter out) {
        List<Overview.Rows> waiting =
                counted.stream().filter(row -> row.unconfirmed() > 0).toList();
        waiting.forEach(row -> out.println(row.account() + ": " + row.unconfirmed()
                + (row.unconfirmed() == 1 ? " execution is" : " executions are")
                + " told by a gateway alone so far; a confirmation or statement will confirm "
                + (row.unconfirmed() == 1 ? "it" : "them")));
        if (!waiting.isEmpty()) {
            out.println();
        }
    }

    private static void print(Table table, PrintWriter out) {
        if (!table.isEmpty()) {
            table.print(out);
            out.println();
        }
    }

    private Set<String> codes() {
        return shown.stream().map(standing -> standing.account().code()).collect(Collectors.toSet());
    }

    /** Of many accounts each line has said what is worst; all of it would be too much to read. */
    private void printProblems(boolean many, PrintWriter out) {
        Stream<Problem> ofAccounts = shown.stream().flatMap(standing -> standing.problems().stream());
        List<Problem> problems = Stream.of(
                        known.ofNoAccount().stream(),
                        many ? Totals.of(shown).stream() : ofAccounts,
                        outlook.problems().stream(),
                        consumers.problems().stream())
                .flatMap(some -> some)
                .toList();
        if (problems.isEmpty()) {
            out.println("No problems.");
            return;
        }
        long bad = shown.stream().filter(standing -> !standing.isOk()).count();
        if (many && bad > 0) {
            out.println(bad + " of " + known.standings().size() + " accounts have problems"
                    + (problemsOnly ? "" : "; only these: ibkr-ingest status --problems"));
        }
        Paragraph.print("problems", problems, out);
        Set<String> codes = codes();
        List<Gap> gaps = completeness.gaps().stream()
                .filter(gap -> codes.contains(gap.account()))
                .toList();
        CompletenessTable.printAdvice(gaps, outlook.fetches(), completeness.lastDue(), out);
    }
}
