package io.github.ibkringest.doctor;

import io.github.ibkringest.app.schedule.NextRuns;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.Finding;
import java.time.Instant;
import java.util.List;

/** When {@code serve} would sync next. */
record ScheduleExam(Settings settings, Instant now) implements Examination {

    @Override
    public List<Finding> examine() {
        return NextRuns.of(settings, now).stream()
                .map(next -> next.at() == null
                        ? Finding.problem(
                                "schedule",
                                next.what() + " never fires (" + next.cron() + ")",
                                "change its setting (docs/settings.md, schedule)")
                        : Finding.ok("schedule", next.what() + " fires at " + next.at()))
                .toList();
    }
}
