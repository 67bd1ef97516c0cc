package io.github.ibkringest.cli.sync;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the runs of an account did together, over many payloads.
 *
 * @param account code of the account; null for records that name none, and for all accounts
 * @param dataset the dataset; null for all datasets
 * @param runs its runs
 */
record RunSum(String account, Dataset dataset, List<RunReport> runs) {

    /** A sum for each account, of all its datasets; those with something wrong come last. */
    static List<RunSum> byAccount(List<RunReport> runs) {
        Map<String, RunSum> sums = new LinkedHashMap<>();
        of(runs).forEach(sum -> sums.computeIfAbsent(
                        sum.account() == null ? "" : sum.account(),
                        account -> new RunSum(sum.account(), null, new ArrayList<>()))
                .runs()
                .addAll(sum.runs()));
        return worstLast(sums.values().stream()
                .sorted(Comparator.comparing(RunSum::account, Comparator.nullsFirst(Comparator.naturalOrder()))));
    }

    /** A sum for each dataset, of all accounts. */
    static List<RunSum> byDataset(List<RunReport> runs) {
        Map<Dataset, RunSum> sums = new EnumMap<>(Dataset.class);
        of(runs).forEach(sum -> sums.computeIfAbsent(
                        sum.dataset(), dataset -> new RunSum(null, dataset, new ArrayList<>()))
                .runs()
                .addAll(sum.runs()));
        return List.copyOf(sums.values());
    }

    private static List<RunSum> worstLast(Stream<RunSum> sums) {
        return sums.sorted(Comparator.comparing(sum -> !sum.isWell())).toList();
    }

    /** The sums of all runs that have an account or have ended well; those with something wrong come last. */
    static List<RunSum> of(List<RunReport> runs) {
        Map<String, Map<Dataset, RunSum>> sums = new TreeMap<>();
        runs.stream()
                .filter(run -> run.account() != null || run.status() == RunReport.Status.SUCCEEDED)
                .forEach(run -> sums.computeIfAbsent(
                                run.account() == null ? "" : run.account(), account -> new EnumMap<>(Dataset.class))
                        .computeIfAbsent(
                                run.dataset(), dataset -> new RunSum(run.account(), dataset, new ArrayList<>()))
                        .runs()
                        .add(run));
        return worstLast(sums.values().stream().flatMap(datasets -> datasets.values().stream()));
    }

    long sum(ToLongFunction<RunReport> count) {
        return runs.stream().mapToLong(count).sum();
    }

    /** How many payloads were read, at least by one dataset. */
    long payloads() {
        Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
        runs.stream()
                .filter(run -> run.status() == RunReport.Status.SUCCEEDED)
                .forEach(run -> counts.merge(run.dataset(), 1L, Long::sum));
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private long count(RunReport.Status status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    private boolean isWell() {
        return count(RunReport.Status.SUCCEEDED) == runs.size() && sum(RunReport::quarantined) == 0;
    }

    /** Records left out, by rule. */
    static Map<String, Long> ignored(List<RunReport> runs) {
        Map<String, Long> ignored = new TreeMap<>();
        runs.forEach(run -> run.ignored().forEach((rule, records) -> ignored.merge(rule, records, Long::sum)));
        return ignored;
    }

    /** How the runs ended that did not end well: {@code 2 failed}; empty when there are none. */
    String trouble() {
        List<String> words = new ArrayList<>();
        for (RunReport.Status status : RunReport.Status.values()) {
            if (status != RunReport.Status.SUCCEEDED && count(status) > 0) {
                words.add(count(status) + " " + status.name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join(", ", words);
    }
}
