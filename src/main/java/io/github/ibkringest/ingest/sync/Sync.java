package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.files.StoredPart;
import io.github.ibkringest.files.SyncFiles;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/**
 * One sync while it goes on, in the exchange variable {@value #VARIABLE}: what is wanted, the open session, and the
 * reports of its runs. A route that is triggered for one account alone has none. Sessions follow one after the other;
 * within one, accounts report from several threads.
 */
public final class Sync {

    static final String VARIABLE = "sync";

    private final SyncRequest request;
    private final WantedAccounts wanted;
    private final SyncFiles files;
    private final List<RunReport> reports = new ArrayList<>();
    private final Set<String> delivered = new TreeSet<>();
    private final AdviceOfSync advice = new AdviceOfSync();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile BrokerApi session;
    private volatile MappedAhead ahead;
    private final Set<String> lookedAt = new HashSet<>();
    private final List<String> chosen = new ArrayList<>();
    private int earlier;
    private final List<SyncResult.ReadPayload> payloads = new ArrayList<>();
    private final Map<String, String> leftOut = new TreeMap<>();
    private boolean accountsKnown;
    private boolean ended = true;

    /**
     * @param wanted the accounts that the request names
     * @param files the files that it leads to
     */
    Sync(SyncRequest request, WantedAccounts wanted, SyncFiles files) {
        this.request = request;
        this.wanted = wanted;
        this.files = files;
    }

    /** The sync that an exchange belongs to, or null. */
    public static Sync of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, Sync.class);
    }

    public static Period periodOf(Exchange exchange) {
        Sync sync = of(exchange);
        return sync == null ? Period.ALWAYS : sync.request.request().period();
    }

    public static Progress progressOf(Exchange exchange) {
        Sync sync = of(exchange);
        return sync == null ? Progress.NONE : sync.request.progress();
    }

    /** Whether its source delivers a few records at a time, again and again. */
    public static boolean isLive(Exchange exchange) {
        Sync sync = of(exchange);
        return sync != null && sync.request.source().isLive();
    }

    public static boolean isDryRun(Exchange exchange) {
        Sync sync = of(exchange);
        return sync != null && sync.request.dryRun();
    }

    /**
     * Whether another program was found to be syncing the account. Its other datasets are left to that program, too: two
     * that overtake each other dataset by dataset would both end without having run all of them.
     */
    public static boolean isBusy(Exchange exchange, String account) {
        Sync sync = of(exchange);
        return sync != null && sync.busy.contains(account);
    }

    public void busy(String account) {
        busy.add(account);
    }

    /** True the first time only: what holds for each run is said once. */
    boolean saysFirst(String sentence) {
        return said.add(sentence);
    }

    public SyncRequest request() {
        return request;
    }

    WantedAccounts wanted() {
        return wanted;
    }

    /** The files that it leads to. */
    public SyncFiles files() {
        return files;
    }

    boolean wants(Dataset dataset) {
        return datasets().contains(dataset);
    }

    /** Maps the records of the open session. */
    public MappedAhead ahead() {
        return ahead;
    }

    /** The datasets that are wanted and that the open session can deliver. */
    public Set<Dataset> datasets() {
        Set<Dataset> datasets = new TreeSet<>(request.datasets());
        if (session != null) {
            datasets.retainAll(session.datasets());
        }
        return datasets;
    }

    public BrokerApi session() {
        return session;
    }

    synchronized void session(BrokerApi opened) {
        session = opened;
        ahead = new MappedAhead(opened, datasets(), request.request().period());
        lookedAt.clear();
        chosen.clear();
        earlier = reports.size();
        accountsKnown = false;
        ended = false;
    }

    /** All accounts of the session have been looked at. */
    synchronized void accountsKnown() {
        accountsKnown = true;
    }

    /** Notes what became of what the open session reads; once, however it ends. */
    synchronized void endSession() {
        if (ended) {
            return;
        }
        ended = true;
        Set<StoredPart> stored = new HashSet<>();
        String error = null;
        for (RunReport report : reports.subList(Math.min(earlier, reports.size()), reports.size())) {
            if (report.status() == RunReport.Status.SUCCEEDED) {
                stored.add(new StoredPart(report.account() == null ? "" : report.account(), report.dataset()));
            } else if (report.status() == RunReport.Status.FAILED && error == null) {
                error = report.error();
            }
        }
        chosen.forEach(account -> datasets().stream()
                .filter(dataset -> isAbsent(account, dataset))
                .forEach(dataset -> stored.add(new StoredPart(account, dataset))));
        boolean isComplete = accountsKnown
                && chosen.stream()
                        .allMatch(account -> datasets().stream()
                                .allMatch(dataset -> stored.contains(new StoredPart(account, dataset))));
        files.ended(session, stored, isComplete, error);
        request.progress().files(files.counts().stored(), files.counts().found());
        session.delivered()
                .ifPresent(payload ->
                        payloads.add(new SyncResult.ReadPayload(payload.name(), payload.rows(), session.notes())));
    }

    /** Whether there is nothing to store of a dataset, because it is optional and was not delivered. */
    private boolean isAbsent(String account, Dataset dataset) {
        return dataset.isOptional() && session.delivered().isPresent() && !session.delivers(account, dataset);
    }

    /** What was read to its end. */
    synchronized List<SyncResult.ReadPayload> payloads() {
        return List.copyOf(payloads);
    }

    /** Notes why an account that was delivered is not synced. */
    synchronized void leaveOut(String account, String reason) {
        leftOut.put(account, reason);
    }

    /** The accounts that are not synced, with the reason. */
    synchronized Map<String, String> leftOut() {
        return new TreeMap<>(leftOut);
    }

    /** Codes of all accounts that the sessions so far delivered. */
    Set<String> delivered() {
        return delivered;
    }

    void delivered(Set<String> codes) {
        codes.stream().filter(code -> !code.isEmpty()).forEach(delivered::add);
    }

    /** What the sessions so far were advised. */
    public AdviceOfSync advice() {
        return advice;
    }

    /** Notes accounts of the session as looked at, and returns those that are for the first time. */
    synchronized List<String> lookAt(Set<String> accounts) {
        return accounts.stream().filter(lookedAt::add).toList();
    }

    /** Chooses accounts of the session, whose runs are reported in this order. */
    synchronized void choose(List<String> accounts) {
        chosen.addAll(accounts);
    }

    /** Whether all accounts chosen so far are busy, so that another program has this payload or one like it. */
    synchronized boolean isLeftToOthers() {
        return !chosen.isEmpty() && busy.containsAll(chosen) && !session.isWhole();
    }

    /** Whether the session has accounts whose runs report its result. */
    synchronized boolean hasChosen() {
        return !chosen.isEmpty();
    }

    /** A run that was complete and then failed to commit has a second report, which counts. */
    public void add(RunReport report) {
        keep(report);
    }

    private synchronized void keep(RunReport report) {
        reports.removeIf(known -> known.runId() != null && known.runId().equals(report.runId()));
        reports.add(report);
        reports.subList(Math.min(earlier, reports.size()), reports.size())
                .sort(Comparator.comparingInt(known -> chosen.indexOf(known.account())));
    }

    synchronized List<RunReport> reports() {
        return List.copyOf(reports);
    }
}
