package io.github.ibkringest.alert;

import io.github.ibkringest.ingest.run.RunReport;
import java.util.ArrayList;
import java.util.List;

/** What the runs of a sync give cause to tell. */
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

    /** A busy account is synced by somebody else; a source that is away is asked again, and completeness tells. */
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
