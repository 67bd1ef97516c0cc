package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.backfill.BackfillPlanner;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.cli.output.TerminalProgress;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncBrokenOffException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Window after window, until all are done; a query of which one fails is left alone, the others go on. Says how far it
 * has come. Not thread-safe.
 */
final class BackfillProgress {

    private final List<BackfillPlanner.Window> windows;
    private final PrintWriter err;
    private final Map<BackfillPlanner.Window, Result> results = new LinkedHashMap<>();
    private final Map<String, BackfillPlanner.Window> stopped = new LinkedHashMap<>();
    private int done;
    private int exitCode = ExitCode.DONE;

    BackfillProgress(List<BackfillPlanner.Window> windows, PrintWriter err) {
        this.windows = windows;
        this.err = err;
    }

    /** What became of a window. */
    private record Result(String outcome, List<RunReport> runs) {}

    /** Fetches the windows; after the first of a query that fails not its others, for they would most likely fail, too. */
    void fetch(Ingestor ingestor, BackfillPlanner filling) {
        try {
            for (BackfillPlanner.Window window : windows) {
                if (!stopped.containsKey(window.session())) {
                    announce(window);
                    // until it is done, whatever is thrown
                    stopped.put(window.session(), window);
                    if (fetch(ingestor, filling, window)) {
                        stopped.remove(window.session());
                    }
                }
            }
        } finally {
            if (!stopped.isEmpty()) {
                sayHowToGoOn();
            }
        }
    }

    private void announce(BackfillPlanner.Window window) {
        Invocation.say(
                err,
                "[" + (windows.indexOf(window) + 1) + "/" + windows.size() + "] " + window.session() + ": " + window
                        + ", " + window.length() + " days");
    }

    /** Whether the next window of the query has a chance. */
    private boolean fetch(Ingestor ingestor, BackfillPlanner filling, BackfillPlanner.Window window) {
        int before = filling.missing(window);
        TerminalProgress progress = new TerminalProgress(false);
        List<RunReport> runs;
        try {
            runs = ingestor.sync(filling.request(window, progress));
        } catch (BrokerException e) {
            Invocation.complain(err, e.getMessage());
            List<RunReport> done = e instanceof SyncBrokenOffException brokenOff ? brokenOff.reports() : List.of();
            ended(window, ExitCode.of(e), "failed", done);
            return false;
        } finally {
            progress.clear();
        }
        Invocation.complain(err, runs);
        int code = ExitCode.of(runs);
        if (code != ExitCode.DONE && code != ExitCode.QUARANTINED) {
            ended(window, code, "failed", runs);
            return false;
        }
        int after = filling.missing(window);
        if (code == ExitCode.QUARANTINED) {
            ended(window, code, "records quarantined", runs);
        } else if (after == 0) {
            ended(window, code, "complete", runs);
        } else if (after < before) {
            ended(window, ExitCode.UNAVAILABLE, after + " trading days missing", runs);
        } else {
            Invocation.complain(
                    err,
                    "the statement completes none of the requested days; check that the query"
                            + " covers the account and has the section Trades, that the account was open then (--from), and that"
                            + " date-override is FD_TD");
            ended(window, ExitCode.FAILED, "no day complete", runs);
            return false;
        }
        return true;
    }

    private synchronized void ended(BackfillPlanner.Window window, int code, String outcome, List<RunReport> runs) {
        exitCode = ExitCode.worse(exitCode, code);
        results.put(window, new Result(outcome, runs));
        done = results.size();
    }

    /** What is stored so far, for the message when the program is stopped; from any thread. */
    synchronized String kept() {
        return "Stopped: " + done + " of " + windows.size()
                + " windows are done; run the same command again to continue.";
    }

    private void sayHowToGoOn() {
        String where = stopped.values().stream()
                .map(window -> window + " of " + window.session())
                .collect(Collectors.joining(", and at "));
        long done = results.keySet().stream()
                .filter(window -> !stopped.containsValue(window))
                .count();
        Invocation.say(
                err,
                "Stopped at " + where + ", with " + done + " of " + windows.size()
                        + " windows done. Run the same command again to continue there: complete days are not fetched again.");
    }

    /** All windows, with what became of those that were reached. */
    void print(PrintWriter out) {
        Table table = new Table("query", "from", "to", "outcome", "inserted", "updated", "quarantined");
        for (BackfillPlanner.Window window : windows) {
            Result result = results.get(window);
            Object[] cells = {
                window.session(),
                window.days().from(),
                window.days().to(),
                result == null ? "to be fetched" : result.outcome(),
                sum(result, RunReport::inserted),
                sum(result, RunReport::updated),
                sum(result, RunReport::quarantined)
            };
            table.row(cells);
        }
        table.print(out);
        if (results.values().stream().anyMatch(result -> sum(result, RunReport::quarantined) > 0L)) {
            out.println("Days of quarantined records are not complete; see: ibkr-ingest quarantine");
        }
    }

    private static Long sum(Result result, ToLongFunction<RunReport> figure) {
        return result == null ? null : result.runs().stream().mapToLong(figure).sum();
    }

    /** How the program ends. */
    synchronized int exitCode() {
        return exitCode;
    }
}
