package io.github.ibkringest.cli.sync;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What the runs of one dataset of one account did together, over many payloads.
 *
 * @param account code of the account; null for records that name none
 * @param dataset the dataset
 * @param runs its runs, each of another payload
 */
record RunSum(String account, Dataset dataset, List<RunReport> runs) {

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
        return sums.values().stream()
                .flatMap(datasets -> datasets.values().stream())
                .sorted(Comparator.comparing(sum -> !sum.isWell()))
                .toList();
    }

    long sum(ToLongFunction<RunReport> count) {
        return runs.stream().mapToLong(count).sum();
    }

    /** How many payloads were read. */
    long payloads() {
        return count(RunReport.Status.SUCCEEDED);
    }

    private long count(RunReport.Status status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    private boolean isWell() {
        return payloads() == runs.size() && sum(RunReport::quarantined) == 0;
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
