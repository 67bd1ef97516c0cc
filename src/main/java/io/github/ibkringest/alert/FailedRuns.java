package io.github.ibkringest.alert;

import io.github.ibkringest.ingest.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the runs of a sync give cause to tell. */
final class FailedRuns {

    static final String KIND = "run-failed";

    private FailedRuns() {}

    /** One for each dataset that failed; datasets that failed for one reason carry the same event. */
    static List<Found> of(List<RunReport> reports) {
        Map<List<String>, List<RunReport>> together = reports.stream()
                .filter(FailedRuns::failed)
                .collect(Collectors.groupingBy(
                        run -> List.of(run.source(), run.subject(), String.valueOf(run.error())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Found> found = new ArrayList<>();
        together.values().forEach(runs -> {
            AlertEvent event = event(runs);
            runs.forEach(run -> found.add(new Found(cause(run, run.subject()), withoutNumbers(run.error()), event)));
        });
        return found;
    }

    /** The causes that the runs which succeeded have removed: those of their account, and those of their payload. */
    static List<String> removed(List<RunReport> reports) {
        List<String> removed = new ArrayList<>();
        for (RunReport run : reports) {
            if (run.status() == RunReport.Status.SUCCEEDED) {
                removed.add(cause(run, run.payload()));
                if (run.account() != null) {
                    removed.add(cause(run, run.account()));
                }
            }
        }
        reports.stream().filter(FailedRuns::failed).forEach(run -> removed.remove(cause(run, run.subject())));
        return removed;
    }

    /** A busy account is synced by somebody else; a source that is away is asked again, and completeness tells. */
    private static boolean failed(RunReport run) {
        return run.status() == RunReport.Status.FAILED || run.status() == RunReport.Status.REFUSED;
    }

    private static String cause(RunReport run, String subject) {
        return KIND + " " + run.source() + " " + subject + " " + run.dataset().label();
    }

    /** Waiting times and places differ from one try to the next. */
    private static String withoutNumbers(String error) {
        return String.valueOf(error).replaceAll("\\d+ ?(ms|s|m|h|bytes)\\b", "# $1");
    }

    private static AlertEvent event(List<RunReport> runs) {
        RunReport first = runs.get(0);
        return AlertEvent.of(
                KIND,
                first.account(),
                runs.stream().map(run -> run.dataset().label()).distinct().toList(),
                first.source(),
                runs.stream().map(RunReport::runId).filter(Objects::nonNull).toList(),
                first.error());
    }
}
