package io.github.ibkringest.cli;

import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.model.Dataset;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
                        state(completeness, account, dataset),
                        completeness.begins(account).orElse(null),
                        completeness.lastProven(account, dataset).orElse(null),
                        completeness.daysBehind(account, dataset).orElse(null),
                        missing(completeness, account, dataset));
            }
        }
        table.print(out);
    }

    /** One word, or two, for what is known. */
    static String state(Completeness completeness, String account, Dataset dataset) {
        Optional<LocalDate> begins = completeness.begins(account);
        if (begins.isEmpty()) {
            return "nothing delivered";
        }
        if (!completeness.isConfigured(account, dataset)) {
            return "not configured";
        }
        if (!completeness.gaps(account, dataset).isEmpty()) {
            return "gaps";
        }
        return begins.get().isAfter(completeness.lastDue()) ? "nothing due" : "complete";
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
