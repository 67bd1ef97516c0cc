package io.github.ibkringest.cli.sync;

import io.github.ibkringest.files.FileCounts;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of a sync for people: one payload in full, many as sums, and what was left alone or out. */
public final class SyncOutput {

    /** Accounts that are named; more would hide what is said about them. */
    private static final int NAMED = 3;

    /** Accounts with a line for each dataset. */
    private static final int IN_FULL = 4;

    /** What a line holds besides the name of the program. */
    private static final int WIDTH = 85;

    private final SyncResult result;
    private final boolean perPayload;

    /**
     * @param perPayload whether to show each of many payloads by itself
     */
    public SyncOutput(SyncResult result, boolean perPayload) {
        this.result = result;
        this.perPayload = perPayload;
    }

    /**
     * Prints the result.
     *
     * @param paths the paths that were asked for; empty for sources that need none
     */
    public void print(List<String> paths, PrintWriter out) {
        if (result.runs().isEmpty()) {
            out.println(nothing(paths));
        } else {
            printRuns(out);
        }
        leftOut().forEach(out::println);
    }

    private void printRuns(PrintWriter out) {
        RunTable table = new RunTable(result.runs());
        String payloads = files().found() > 0 ? "files" : "payloads";
        if (isMany() && perPayload) {
            table.printByPayload(out);
        } else if (accounts() > IN_FULL) {
            table.printAccounts(isMany() ? payloads : null, out);
        } else if (isMany()) {
            table.printSums(payloads, out);
        } else {
            table.print(out);
        }
        printRows(out);
        table.printNotes(out);
        if (files().found() > 1) {
            out.println(filesText());
        }
    }

    private void printRows(PrintWriter out) {
        if (isMany() && perPayload) {
            result.payloads().forEach(payload -> out.println(payload.name() + ": " + RowsText.of(List.of(payload))));
        } else if (!result.payloads().isEmpty()) {
            out.println(RowsText.of(result.payloads()));
        }
        result.payloads().forEach(payload -> payload.notes().forEach(out::println));
    }

    private long accounts() {
        return result.runs().stream()
                .map(RunReport::account)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private boolean isMany() {
        Stream<String> payloads = result.runs().stream().map(RunReport::payload);
        return payloads.distinct().count() > 1;
    }

    private FileCounts files() {
        return result.files();
    }

    /** {@code 724 files: 715 known (--again reads them, too), 6 imported, 3 failed}. */
    private String filesText() {
        FileCounts files = files();
        List<String> parts = new ArrayList<>();
        if (files.known() > 0) {
            parts.add(files.known() + " known (--again reads " + (files.known() == 1 ? "it" : "them") + ", too)");
        }
        if (files.imported() > 0) {
            parts.add(files.imported() + " imported");
        }
        int others = files.found() - files.stored() - files.failed();
        if (others > 0) {
            parts.add(others + " not done");
        }
        if (files.failed() > 0) {
            parts.add(files.failed() + " failed");
        }
        return RowsText.number(files.found(), "file") + ": " + String.join(", ", parts);
    }

    private String nothing(List<String> paths) {
        if (files().known() > 0 && files().known() == files().found()) {
            return "Nothing new. " + filesText();
        }
        if (files().found() > 0 && !result.leftOut().isEmpty()) {
            return "Nothing to do. " + filesText();
        }
        return paths.isEmpty()
                ? "Nothing to do: the source delivered no account to sync."
                : "Nothing to do: there is no account to sync, or nothing of what was asked for, in "
                        + String.join(", ", paths)
                        + ". Of a folder the files .xml, .xml.gz and .zip are read.";
    }

    /** Accounts that are not synced, once each, however many files they are in. */
    private List<String> leftOut() {
        Map<String, List<String>> accounts = new LinkedHashMap<>();
        result.leftOut()
                .forEach((account, reason) -> accounts.computeIfAbsent(reason, any -> new ArrayList<>())
                        .add(account));
        List<String> lines = new ArrayList<>();
        accounts.forEach((reason, codes) -> lines.add("accounts skipped (" + reason + "): " + named(codes)));
        return lines;
    }

    private static String named(List<String> codes) {
        String named = codes.stream().limit(NAMED).collect(Collectors.joining(", "));
        int others = codes.size() - NAMED;
        return named + (others <= 0 ? "" : others == 1 ? " and 1 other" : " and " + others + " others");
    }

    /** Why runs did not succeed, each reason once. Those of files that cannot be read, which have no account, come last. */
    public List<String> errors() {
        Set<String> errors = Stream.concat(
                        result.runs().stream().filter(run -> run.account() != null),
                        result.runs().stream().filter(run -> run.account() == null))
                .filter(run -> run.error() != null)
                .map(SyncOutput::named)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(errors);
    }

    /** A sentence that names its payload does not name it twice; a long one stands below it. */
    private static String named(RunReport run) {
        boolean isNamed =
                run.account() != null || run.payload() == null || run.error().contains(run.payload());
        if (isNamed) {
            return run.error();
        }
        boolean fits = run.payload().length() + run.error().length() < WIDTH;
        return run.payload() + (fits ? ": " : ":\n  ") + run.error();
    }
}
