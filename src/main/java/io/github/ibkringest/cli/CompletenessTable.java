package io.github.ibkringest.cli;

import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.model.Dataset;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How far each dataset of each account is proven complete, for people. */
final class CompletenessTable {

    private CompletenessTable() {}

    static void print(Completeness completeness, Collection<String> accounts, PrintWriter out) {
        Table table = new Table("account", "dataset", "history", "since", "last proven", "days behind", "missing days");
        for (String account : accounts) {
            for (Dataset dataset : Dataset.values()) {
                table.row(
                        account,
                        dataset,
                        completeness.history(account, dataset).label(),
                        completeness.begins(account).orElse(null),
                        completeness.lastProven(account, dataset).orElse(null),
                        completeness.daysBehind(account, dataset).orElse(null),
                        missing(completeness, account, dataset));
            }
        }
        table.print(out);
    }

    static int missing(Completeness completeness, String account, Dataset dataset) {
        return completeness.gaps(account, dataset).stream()
                .mapToInt(completeness::tradingDays)
                .sum();
    }

    /** What to do about gaps; nothing when there are none. */
    static void printAdvice(List<Gap> gaps, PrintWriter out) {
        gaps.stream()
                .map(Gap::from)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> out.println("gaps: trading days are missing since " + first
                        + "; fill them with: ibkr-ingest backfill --from " + first));
    }
}
