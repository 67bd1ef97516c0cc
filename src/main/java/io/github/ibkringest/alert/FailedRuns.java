package io.github.ibkringest.alert;

import io.github.ibkringest.ingest.run.RunReport;
import java.util.ArrayList;
import java.util.List;

/** The problems of the runs of a sync. */
final class FailedRuns {

    static final String KIND = "run-failed";

    private FailedRuns() {}

    /** One for each dataset that failed. */
    static List<Condition> of(List<RunReport> reports) {
        return reports.stream()
                .filter(FailedRuns::failed)
                .map(FailedRuns::condition)
                .toList();
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

    /** Another program syncs a busy account; an unavailable source is retried, and completeness alerts if it stays so. */
    private static boolean failed(RunReport run) {
        return run.status() == RunReport.Status.FAILED || run.status() == RunReport.Status.REFUSED;
    }

    private static String cause(RunReport run, String subject) {
        return KIND + " " + run.source() + " " + subject + " " + run.dataset().label();
    }

    private static Condition condition(RunReport run) {
        String error = String.valueOf(run.error());
        return new Condition(
                cause(run, run.subject()),
                withoutNumbers(error),
                KIND,
                run.account(),
                run.dataset().label(),
                run.source(),
                run.runId(),
                run.file(),
                error,
                null);
    }

    /** Waiting times and places differ from one try to the next. */
    private static String withoutNumbers(String error) {
        return error.replaceAll("\\d+ ?(ms|s|m|h|bytes)\\b", "# $1");
    }
}
