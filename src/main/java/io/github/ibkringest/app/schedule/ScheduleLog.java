package io.github.ibkringest.app.schedule;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.DueFetch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code serve} writes into the log: what it asks for and why, what came of it, and each problem once, with a
 * reminder now and then and a word when it is over. Thread-safe.
 */
final class ScheduleLog {

    /** How often a problem that stays is mentioned again. */
    static final Duration REMINDER = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleLog.class);

    private static final String[] COUNTED = {"inserted", "updated", "corrected", "orders made", "quarantined"};

    private final Clock clock;
    private final Map<Subject, Problem> problems = new LinkedHashMap<>();

    ScheduleLog(Clock clock) {
        this.clock = clock;
    }

    /** Whom a problem is of: an account or payload of a query; both null for the schedule itself. */
    private record Subject(String query, String name) {}

    private record Problem(String sentence, boolean isPassing, Set<Dataset> datasets, Instant since, Instant said) {

        Problem saidAt(Instant now) {
            return new Problem(sentence, isPassing, datasets, since, now);
        }
    }

    /** A fetch begins. */
    void begins(Schedule.Fetch fetch) {
        LOG.info("{}: {}", fetch.query(), sentence(fetch));
    }

    private static String sentence(Schedule.Fetch fetch) {
        DueFetch due = fetch.due();
        String feed = fetch.query().feed().name();
        String what = fetch.query().name() == null
                ? "reading the files"
                : due.period().equals(Period.ALWAYS)
                        ? "fetching the days of the query"
                        : "fetching " + due.period().from() + " to "
                                + due.period().to();
        boolean isAll = due.datasets().containsAll(fetch.query().feed().datasets());
        String why = switch (due.why()) {
            case TIME -> "it is time (schedule." + feed + ".cron)";
            case LATE_STATEMENT -> "the last statement came without its last day";
            case GAP -> "these days are not complete";
        };
        return what + (isAll ? "" : " for " + labels(due.datasets())) + " because " + why;
    }

    /** A fetch has ended. */
    synchronized void ended(Schedule.Fetch fetch, List<RunReport> reports) {
        String query = fetch.query().toString();
        Map<Subject, Problem> found = problemsOf(query, reports);
        changes(query, reports);
        found.forEach(this::say);
        Set<Dataset> asked = fetch.due().datasets();
        List<Subject> over = problems.entrySet().stream()
                .filter(known -> query.equals(known.getKey().query())
                        && !found.containsKey(known.getKey())
                        && asked.containsAll(known.getValue().datasets()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(this::over);
    }

    /** A fetch, or the schedule itself, could not work at all. */
    synchronized void failed(Schedule.Fetch fetch, String sentence) {
        String query = fetch == null ? null : fetch.query().toString();
        say(new Subject(query, null), new Problem(sentence, false, Set.of(), clock.instant(), clock.instant()));
    }

    /** The schedule itself works. */
    synchronized void decides() {
        over(new Subject(null, null));
    }

    private void changes(String query, List<RunReport> reports) {
        Map<String, Map<Dataset, long[]>> accounts = new LinkedHashMap<>();
        for (RunReport run : reports) {
            if (run.status() == RunReport.Status.BUSY) {
                LOG.info("{} {}: left to the program that is syncing it", run.subject(), run.dataset());
            } else if (run.inserted() + run.updated() + run.corrected() + run.quarantined() > 0) {
                long[] sums = accounts.computeIfAbsent(run.subject(), account -> new LinkedHashMap<>())
                        .computeIfAbsent(run.dataset(), dataset -> new long[COUNTED.length]);
                sums[0] += run.inserted();
                sums[1] += run.updated();
                sums[2] += run.corrected();
                sums[3] += run.ordersMade();
                sums[4] += run.quarantined();
            }
        }
        accounts.forEach((account, datasets) -> LOG.info(
                "{}: {}",
                account,
                datasets.entrySet().stream().map(ScheduleLog::counts).collect(Collectors.joining("; "))));
        boolean isWell =
                reports.isEmpty() || reports.stream().anyMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        if (accounts.isEmpty() && isWell) {
            LOG.info("{}: nothing new", query);
        }
    }

    private static String counts(Map.Entry<Dataset, long[]> dataset) {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < COUNTED.length; i++) {
            if (dataset.getValue()[i] > 0) {
                String what = dataset.getValue()[i] == 1 ? COUNTED[i].replace("orders", "order") : COUNTED[i];
                counts.add(dataset.getValue()[i] + " " + what);
            }
        }
        return dataset.getKey().label() + " " + String.join(", ", counts);
    }

    private Map<Subject, Problem> problemsOf(String query, List<RunReport> reports) {
        Instant now = clock.instant();
        Map<Subject, Map<String, Problem>> found = new LinkedHashMap<>();
        for (RunReport run : reports) {
            if (run.error() != null && run.status() != RunReport.Status.BUSY) {
                boolean isPassing = run.status() == RunReport.Status.UNAVAILABLE;
                found.computeIfAbsent(new Subject(query, run.subject()), subject -> new HashMap<>())
                        .computeIfAbsent(
                                run.error(),
                                error -> new Problem(error, isPassing, EnumSet.noneOf(Dataset.class), now, now))
                        .datasets()
                        .add(run.dataset());
            }
        }
        Map<Subject, Problem> problems = new LinkedHashMap<>();
        found.forEach((subject, errors) -> problems.put(subject, one(errors)));
        return problems;
    }

    /** A subject has one problem; where its datasets have several reasons, it has all of them. */
    private static Problem one(Map<String, Problem> errors) {
        List<Problem> all = List.copyOf(errors.values());
        Set<Dataset> datasets = EnumSet.noneOf(Dataset.class);
        all.forEach(problem -> datasets.addAll(problem.datasets()));
        String sentence = all.size() == 1
                ? all.get(0).sentence()
                : all.stream()
                        .map(problem -> labels(problem.datasets()) + ": " + problem.sentence())
                        .sorted()
                        .collect(Collectors.joining("; "));
        Problem first = all.get(0);
        return new Problem(sentence, all.stream().allMatch(Problem::isPassing), datasets, first.since(), first.said());
    }

    private void say(Subject subject, Problem problem) {
        Problem known = problems.get(subject);
        if (known == null || !known.sentence().equals(problem.sentence())) {
            problems.put(subject, problem);
            String line = named(subject, problem.sentence());
            if (problem.isPassing()) {
                LOG.warn(line);
            } else {
                LOG.error(line);
            }
        } else if (!clock.instant().isBefore(known.said().plus(REMINDER))) {
            problems.put(subject, known.saidAt(clock.instant()));
            LOG.warn("still, since {}: {}", minute(known.since()), named(subject, known.sentence()));
        }
    }

    private void over(Subject subject) {
        Problem known = problems.remove(subject);
        if (known != null) {
            LOG.info("over, since {}: {}", minute(known.since()), named(subject, known.sentence()));
        }
    }

    /** A sentence that names its subject does not name it twice. */
    private static String named(Subject subject, String sentence) {
        String name = subject.name() != null ? subject.name() : subject.query() != null ? subject.query() : "schedule";
        return sentence.contains(name) ? sentence : name + ": " + sentence;
    }

    private static String minute(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC).toString();
    }

    private static String labels(Set<Dataset> datasets) {
        return datasets.stream().map(Dataset::label).collect(Collectors.joining(", "));
    }
}
