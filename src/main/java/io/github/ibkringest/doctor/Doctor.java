package io.github.ibkringest.doctor;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.pacing.RequestPace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Examines settings, machine, database, connections and queries. Each examination stands alone: one that breaks down is
 * a finding like others.
 */
public final class Doctor {

    private final Settings settings;
    private final Supplier<Database> databases;
    private final Clock clock;

    /**
     * @param databases opens the database of the settings; the doctor closes it
     * @param clock what time it is, in the zone of the user
     */
    public Doctor(Settings settings, Supplier<Database> databases, Clock clock) {
        this.settings = settings;
        this.databases = databases;
        this.clock = clock;
    }

    /**
     * Examines everything.
     *
     * @param files statements to examine; empty for none
     * @param fetch whether to fetch statements with the configured logins, and examine those
     */
    public List<Finding> examine(List<String> files, boolean fetch) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("settings", "are all understood"));
        add(findings, "clock", new ClockExam(clock.instant(), clock.getZone()));
        if (!settings.hasDatabase()) {
            add(findings, "disk (home)", new DiskExam("disk (home)", settings.home()));
        }
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        add(findings, "disk (scratch)", new DiskExam("disk (scratch)", scratch));
        add(findings, "schedule", new ScheduleExam(settings, clock.instant()));
        settings.sources().all().stream()
                .flatMap(entry -> entry.configured().checks(LocalDate.now(clock), fetch).stream())
                .forEach(check -> add(findings, check.subject(), check.findings()::get));
        withDatabase(findings, fetch);
        if (!files.isEmpty()) {
            Sources sources = new Sources(settings);
            Source source = sources.byDefault(files);
            add(findings, "statement", new QueryExam(source, sources.request(source, files, Period.ALWAYS)));
        }
        return findings;
    }

    private void withDatabase(List<Finding> findings, boolean fetch) {
        try (Database database = databases.get()) {
            add(findings, "database", new DatabaseExam(database));
            if (fetch) {
                Sources sources = new Sources(settings);
                sources.paceBy(limits -> new RequestPace(database.dataSource(), limits));
                Source source = sources.ofAnyDays(null);
                add(findings, "query", new QueryExam(source, sources.request(source, List.of(), Period.ALWAYS)));
            }
        } catch (RuntimeException e) {
            findings.add(Finding.problem("database", oneLine(e), "see the message"));
        }
    }

    private static void add(List<Finding> findings, String subject, Examination examination) {
        try {
            findings.addAll(examination.examine());
        } catch (RuntimeException e) {
            findings.add(Finding.problem(subject, oneLine(e), "see the message"));
        }
    }

    private static String oneLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
