package io.github.ibkringest.cli;

import io.github.ibkringest.app.GapFilling;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.ingest.RunReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Window after window, until all are done or one fails; says how far it has come. Not thread-safe. */
final class BackfillProgress {

    private final List<GapFilling.Window> windows;
    private final PrintWriter err;
    private final Table table =
            new Table("query", "from", "to", "days", "outcome", "inserted", "updated", "unchanged", "quarantined");
    private int done;
    private int exitCode = ExitCode.DONE;

    BackfillProgress(List<GapFilling.Window> windows, PrintWriter err) {
        this.windows = windows;
        this.err = err;
    }

    /** Fetches the windows; stops at the first that fails, for the next would most likely fail, too. */
    void fetch(Ingestor ingestor, GapFilling filling) {
        for (GapFilling.Window window : windows) {
            err.printf(
                    Locale.ROOT,
                    "[%d/%d] %s: %s, %d days%n",
                    done + 1,
                    windows.size(),
                    window.session(),
                    window,
                    window.length());
            err.flush();
            try {
                if (!fetch(ingestor, filling, window)) {
                    sayHowToGoOn(window);
                    return;
                }
            } catch (RuntimeException e) {
                sayHowToGoOn(window);
                throw e;
            }
            done++;
        }
    }

    private boolean fetch(Ingestor ingestor, GapFilling filling, GapFilling.Window window) {
        int before = filling.missing(window);
        TerminalProgress progress = new TerminalProgress(false);
        List<RunReport> runs = ingestor.sync(filling.request(window, progress));
        progress.clear();
        runs.stream()
                .map(RunReport::error)
                .filter(error -> error != null)
                .distinct()
                .forEach(error -> err.println("ibkr-ingest: " + error));
        int code = ExitCode.of(runs);
        if (code != ExitCode.DONE && code != ExitCode.QUARANTINED) {
            exitCode = code;
            row(window, "failed", runs);
            return false;
        }
        int after = filling.missing(window);
        if (code == ExitCode.QUARANTINED) {
            exitCode = exitCode == ExitCode.DONE ? code : exitCode;
            row(window, "records quarantined", runs);
        } else if (after == 0) {
            row(window, "complete", runs);
        } else if (after < before) {
            exitCode = ExitCode.UNAVAILABLE;
            row(window, after + " trading days missing", runs);
        } else {
            exitCode = ExitCode.FAILED;
            err.println("ibkr-ingest: the statement that came proves none of the days asked for; check that the query"
                    + " covers the account and has the section Trades, that the account was open then (--from), and that"
                    + " date-override is FD_TD");
            row(window, "nothing proven", runs);
            return false;
        }
        return true;
    }

    private void row(GapFilling.Window window, String outcome, List<RunReport> runs) {
        table.row(
                window.session(),
                window.days().from(),
                window.days().to(),
                window.length(),
                outcome,
                sum(runs, RunReport::inserted),
                sum(runs, RunReport::updated),
                sum(runs, RunReport::unchanged),
                sum(runs, RunReport::quarantined));
    }

    private static long sum(List<RunReport> runs, ToLongFunction<RunReport> figure) {
        return runs.stream().mapToLong(figure).sum();
    }

    private void sayHowToGoOn(GapFilling.Window window) {
        err.println("Stopped at " + window + " of " + window.session() + ", with " + done + " of " + windows.size()
                + " windows done. Run the same command again to go on there: what is proven is not fetched again.");
    }

    /** All windows, with what became of those that were reached. */
    void print(PrintWriter out) {
        int reached = table.size();
        windows.subList(reached, windows.size())
                .forEach(window -> table.row(
                        window.session(), window.days().from(), window.days().to(), window.length(), "to be fetched"));
        table.print(out);
        if (exitCode == ExitCode.QUARANTINED) {
            out.println("Days of records that were put aside are not proven; see: ibkr-ingest quarantine");
        }
    }

    /** How the program ends. */
    int exitCode() {
        return exitCode;
    }
}
