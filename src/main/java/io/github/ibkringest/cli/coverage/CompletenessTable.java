package io.github.ibkringest.cli.coverage;

import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.History;
import io.github.ibkringest.model.Dataset;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far each dataset of each account is proven complete, for people. */
public final class CompletenessTable {

    /** IBKR delivers days of the current year and of so many before. */
    private static final int YEARS_DELIVERED = 4;

    private CompletenessTable() {}

    public static void print(Completeness completeness, Collection<String> accounts, PrintWriter out) {
        Table table = new Table("account", "dataset", "history", "since", "complete to", "behind", "missing");
        for (String account : accounts) {
            for (Dataset dataset : completeness.datasets(account)) {
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
        printNotSelected(completeness, accounts, out);
    }

    /** What no statement has had so far, and what that means; nobody has to do anything about it. */
    private static void printNotSelected(Completeness completeness, Collection<String> accounts, PrintWriter out) {
        for (Dataset dataset : Dataset.values()) {
            List<String> without = accounts.stream()
                    .filter(account -> !completeness.datasets(account).contains(dataset))
                    .toList();
            if (!without.isEmpty()) {
                out.println("in no statement so far: " + dataset
                        + (without.size() == accounts.size() ? "" : " of " + String.join(", ", without))
                        + "; positions are without them (docs/proof.md)");
            }
        }
    }

    /** A line for each account; those of which something is missing come last. */
    public static void printLines(Completeness completeness, Collection<String> accounts, PrintWriter out) {
        Table table = new Table("account", "since", "complete to", "behind", "missing", "history");
        accounts.stream()
                .sorted(Comparator.comparing(account -> !completeness.isGreen(List.of(account))))
                .forEach(account -> table.row(
                        account,
                        completeness.begins(account).orElse(null),
                        leastProven(completeness, account).orElse(null),
                        configured(completeness, account)
                                .flatMap(dataset -> completeness.daysBehind(account, dataset).stream())
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                        Stream.of(Dataset.values())
                                .mapToInt(dataset -> missing(completeness, account, dataset))
                                .max()
                                .orElse(0),
                        summary(completeness, account)));
        table.print(out);
    }

    /** The day up to which each dataset of an account has been proven; there may be gaps before it. */
    public static Optional<LocalDate> leastProven(Completeness completeness, String account) {
        List<Optional<LocalDate>> days = configured(completeness, account)
                .map(dataset -> completeness.lastProven(account, dataset))
                .toList();
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static Stream<Dataset> configured(Completeness completeness, String account) {
        return Stream.of(Dataset.values()).filter(dataset -> completeness.isConfigured(account, dataset));
    }

    private static String summary(Completeness completeness, String account) {
        List<Problem> missing = MissingDays.of(completeness, account);
        if (!missing.isEmpty()) {
            return missing.get(0).brief() + (missing.size() == 1 ? "" : " (+" + (missing.size() - 1) + ")");
        }
        String others = Stream.of(Dataset.values())
                .filter(dataset ->
                        !dataset.isOptional() && completeness.history(account, dataset) == History.NOT_CONFIGURED)
                .map(Dataset::label)
                .collect(Collectors.joining(", "));
        return "complete" + (others.isEmpty() ? "" : "; not configured: " + others);
    }

    static int missing(Completeness completeness, String account, Dataset dataset) {
        return completeness.gaps(account, dataset).stream()
                .mapToInt(completeness::tradingDays)
                .sum();
    }

    /**
     * What to do about gaps; nothing when there are none.
     *
     * @param fetches whether there is a login to fetch statements with
     * @param lastDue the last day that can be a gap
     */
    public static void printAdvice(List<Gap> gaps, boolean fetches, LocalDate lastDue, PrintWriter out) {
        LocalDate oldest = LocalDate.of(lastDue.getYear() - YEARS_DELIVERED, 1, 1);
        gaps.stream().map(Gap::from).min(Comparator.naturalOrder()).ifPresent(first -> {
            out.print("gaps: trading days are missing since " + first + "; ");
            boolean begins = fetches && !first.isBefore(oldest);
            boolean ends = fetches && gaps.stream().anyMatch(gap -> !gap.to().isBefore(oldest));
            if (!begins) {
                String why = fetches ? "IBKR delivers no day before " + oldest : "no login is configured to fetch them";
                out.println("pass the statements of these days to:");
                out.println("      ibkr-ingest sync --file PATH (" + why + ")");
            }
            if (ends) {
                out.println((begins ? "fill them with: " : "      and fill later ones with: ")
                        + "ibkr-ingest backfill --from " + (begins ? first : oldest));
            }
        });
    }

    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
