package io.github.ibkringest.cli.coverage;

import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.History;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is not proven of an account, in sentences: datasets of which the same is to be said stand together. */
public final class MissingDays {

    private MissingDays() {}

    public static List<Problem> of(Completeness completeness, String account) {
        Map<String, List<Dataset>> datasets = new LinkedHashMap<>();
        Map<String, History> histories = new LinkedHashMap<>();
        for (Dataset dataset : Dataset.values()) {
            History history = completeness.history(account, dataset);
            if (!history.isGreen()) {
                String brief = brief(completeness, account, dataset, history);
                histories.putIfAbsent(brief, history);
                datasets.computeIfAbsent(brief, any -> new ArrayList<>()).add(dataset);
            }
        }
        List<Problem> problems = new ArrayList<>();
        datasets.forEach((brief, of) -> {
            String names = of.size() == completeness.datasets(account).size()
                    ? ""
                    : of.stream().map(Dataset::label).collect(Collectors.joining(", ")) + ": ";
            problems.add(new Problem(
                    account,
                    Problem.Grade.MISSING,
                    names + brief,
                    names + brief + explained(histories.get(brief)),
                    null));
        });
        return problems;
    }

    private static String brief(Completeness completeness, String account, Dataset dataset, History history) {
        if (history != History.GAPS) {
            return history.label();
        }
        List<Gap> gaps = completeness.gaps(account, dataset);
        int days = gaps.stream().mapToInt(completeness::tradingDays).sum();
        return days + (days == 1 ? " day" : " days") + " missing since "
                + gaps.get(0).from();
    }

    private static String explained(History history) {
        return switch (history) {
            case NO_PERIOD ->
                ": statements complete the days that they state (fromDate, toDate), a gateway completes none";
            case NOT_TOLD -> ": it comes with statements, not from a gateway";
            case NO_DAY -> ": no statement covers a day that was over when it was made";
            case NO_RUN -> "; sync again, and check the errors";
            default -> "";
        };
    }
}
