package io.github.ibkringest.cli.status;

import io.github.ibkringest.cli.coverage.CompletenessTable;
import io.github.ibkringest.cli.coverage.MissingDays;
import io.github.ibkringest.cli.output.Moment;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.files.FailingFile;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How it stands with some accounts: what the store holds and what somebody may have to look at. */
public final class Standings {

    /** The subject of what belongs to no account. */
    static final String NO_ACCOUNT = "";

    private static final List<String> REQUIRED =
            Dataset.required().stream().map(Dataset::label).toList();

    private final List<Overview.LastRun> runs;
    private final Overview overview;
    private final Map<Loose, Map<String, Long>> loose;
    private final List<FailingFile> failing;
    private final Completeness completeness;
    private final Map<String, Certificates.Reconciled> reconciled;
    private final List<Account> accounts;
    private final boolean all;
    private List<Problem> ofDatabase = List.of();

    /**
     * @param reconciled how each account came out when it was held against the broker's totals
     * @param files what is known of files
     * @param accounts the accounts wanted
     * @param all whether these are all, so that what belongs to no account is wanted, too
     */
    public Standings(
            Overview overview,
            FileLedger files,
            Completeness completeness,
            List<Certificates.Reconciled> reconciled,
            List<Account> accounts,
            boolean all) {
        this.reconciled = reconciled.stream().collect(Collectors.toMap(Certificates.Reconciled::account, one -> one));
        this.runs = overview.lastRuns();
        this.overview = overview;
        this.loose = overview.loose();
        this.failing = all ? files.failing() : List.of();
        this.completeness = completeness;
        this.accounts = accounts;
        this.all = all;
    }

    /** Notes what the database lacks of what it had once, if anything. */
    public Standings lacking(Optional<String> lack) {
        ofDatabase = lack.stream()
                .map(sentence -> new Problem(
                        NO_ACCOUNT,
                        Problem.Grade.DOUBTFUL,
                        "the database was restored",
                        sentence + "; the next sync imports what its sources still have",
                        "ibkr-ingest coverage"))
                .toList();
        return this;
    }

    private boolean wants(String account) {
        return account == null || account.equals(NO_ACCOUNT)
                ? all
                : accounts.stream().anyMatch(wanted -> wanted.code().equals(account));
    }

    /** The last runs. */
    List<Overview.LastRun> runs() {
        return runs.stream().filter(run -> wants(run.account())).toList();
    }

    /** How many rows there are; counted when asked for, because that takes long. */
    List<Overview.Rows> rows() {
        return overview.rows().stream().filter(row -> wants(row.account())).toList();
    }

    /** How many rows are loose. */
    long count(Loose kind) {
        return loose.get(kind).entrySet().stream()
                .filter(count -> wants(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Account by account; those with something to look at last. */
    public List<Standing> standings() {
        return accounts.stream()
                .map(this::standing)
                .sorted(Comparator.comparing(standing -> !standing.isOk()))
                .toList();
    }

    private Standing standing(Account account) {
        String code = account.code();
        String lastRun = runs.stream()
                .filter(run -> code.equals(run.account()))
                .map(Overview.LastRun::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
        LocalDate proven = CompletenessTable.leastProven(completeness, code).orElse(null);
        return new Standing(
                account, lastRun, proven, reconciled.get(code), account.isSynced() ? problems(code) : List.of());
    }

    private List<Problem> problems(String code) {
        return Problem.worstFirst(Stream.of(
                        runs(code).stream(),
                        MissingDays.of(completeness, code).stream(),
                        ReconciledText.problems(code, reconciled.get(code)).stream(),
                        loose(code).stream())
                .flatMap(problems -> problems));
    }

    /** The files that cannot be read and are still there. */
    List<FailingFile> failing() {
        return failing;
    }

    /** What belongs to no account: payloads that could not be read, records that name none. */
    public List<Problem> ofNoAccount() {
        return all
                ? Problem.worstFirst(Stream.of(
                                ofDatabase.stream(),
                                failing.stream().map(Standings::problem),
                                runs(null).stream(),
                                loose(NO_ACCOUNT).stream())
                        .flatMap(problems -> problems))
                : List.of();
    }

    private static Problem problem(FailingFile file) {
        return new Problem(
                NO_ACCOUNT,
                Problem.Grade.FAILED,
                "a file cannot be read",
                "cannot be read since " + Moment.text(file.since()) + ": "
                        + file.error().replaceFirst(" cannot be read: ", ": "),
                null);
    }

    /** Runs of which the same is to be said stand together. */
    private List<Problem> runs(String code) {
        Map<String, List<Overview.LastRun>> alike = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> Objects.equals(run.account(), code))
                .filter(run -> run.status().equals("failed") || run.status().equals("interrupted"))
                .forEach(run -> alike.computeIfAbsent(run.status() + run.error(), any -> new ArrayList<>())
                        .add(run));
        return alike.values().stream()
                .map(some -> problem(code == null ? NO_ACCOUNT : code, some))
                .toList();
    }

    private static Problem problem(String subject, List<Overview.LastRun> alike) {
        Overview.LastRun run = alike.get(0);
        String datasets = alike.size() >= Dataset.required().size()
                        && alike.stream()
                                .map(Overview.LastRun::dataset)
                                .toList()
                                .containsAll(REQUIRED)
                ? ""
                : alike.stream().map(Overview.LastRun::dataset).collect(Collectors.joining(", ")) + ": ";
        if (run.status().equals("failed")) {
            String failed = datasets + "last run failed";
            return new Problem(
                    subject,
                    Problem.Grade.FAILED,
                    failed,
                    failed + " at " + Moment.text(run.at()) + ": " + run.error(),
                    null);
        }
        String interrupted = datasets + "interrupted (its program was stopped or killed)";
        return new Problem(subject, Problem.Grade.INTERRUPTED, interrupted, interrupted + "; sync again", null);
    }

    private List<Problem> loose(String subject) {
        List<Problem> problems = new ArrayList<>();
        loose.forEach((kind, counts) -> {
            Long count = counts.get(subject);
            if (count != null) {
                String brief = kind.title() + ": " + count;
                String see = kind == Loose.QUARANTINED ? "quarantine" : "status --list " + kind.label();
                problems.add(new Problem(
                        subject,
                        kind.isGrave() ? Problem.Grade.DOUBTFUL : Problem.Grade.NOTE,
                        brief,
                        brief,
                        "ibkr-ingest " + see));
            }
        });
        return problems;
    }
}
