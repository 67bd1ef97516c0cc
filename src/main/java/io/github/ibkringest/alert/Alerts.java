package io.github.ibkringest.alert;

import io.github.ibkringest.files.FailingFile;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncListener;
import io.github.ibkringest.store.status.AlertLedger;
import io.github.ibkringest.store.status.Vitals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is wrong, once for each cause until it changes or is gone. Works on a thread of its own, and logs what goes
 * wrong there: an alert never holds up or breaks a run. Thread-safe.
 */
public final class Alerts implements SyncListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final String SYNC_FAILED = "sync-failed";
    private static final String OUT_OF_REACH = "the table of alerts cannot be reached";

    private final AlertSettings settings;
    private final AlertLedger ledger;
    private final Supplier<Vitals.Reading> store;
    private final Supplier<List<FailingFile>> failing;
    private final AlertSender sender;
    private final Map<String, String> withoutLedger = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread alerting = new Thread(work, "alerts");
        alerting.setDaemon(true);
        return alerting;
    });

    /**
     * @param store reads the store as it is now
     * @param failing the files that cannot be read and are still there
     * @param sender sends an event
     */
    public Alerts(
            AlertSettings settings,
            AlertLedger ledger,
            Supplier<Vitals.Reading> store,
            Supplier<List<FailingFile>> failing,
            AlertSender sender) {
        this.settings = settings;
        this.ledger = ledger;
        this.store = store;
        this.failing = failing;
        this.sender = sender;
    }

    @Override
    public void ended(List<RunReport> reports) {
        inBackground(() -> {
            tell(FailedRuns.of(reports));
            clear(FailedRuns.removed(reports));
            clear(List.of(SYNC_FAILED));
            look(store.get());
        });
    }

    /** A sync ended with an exception before it had runs to report. */
    public void failed(String message) {
        Condition failed =
                new Condition(SYNC_FAILED, message, SYNC_FAILED, null, null, null, null, null, message, null);
        inBackground(() -> tell(List.of(failed)));
    }

    /** Looks at what the store holds, also when no sync ends. */
    public void watched(Vitals.Reading reading) {
        if (!thread.isShutdown()) {
            inBackground(() -> look(reading));
        }
    }

    private void look(Vitals.Reading reading) {
        resolved(ledger.clearFilesBut(
                failing.get().stream().map(FailingFile::path).toList()));
        tell(StalenessRules.QUARANTINE, StalenessRules.quarantined(reading));
        tell(StalenessRules.RECONCILE, StalenessRules.differing(reading));
        tell(StalenessRules.LIVE, StalenessRules.live(reading, Instant.now()));
        tell(StalenessRules.UNCONFIRMED, StalenessRules.unconfirmed(reading));
        if (settings.completenessAge() != null) {
            tell(StalenessRules.COMPLETENESS, StalenessRules.incomplete(reading, settings.completenessAge()));
        }
        if (settings.eventLag() != null) {
            tell(StalenessRules.EVENT_LAG, StalenessRules.lagging(reading, settings.eventLag()));
        }
    }

    /** Tells of all problems of a kind that there are, and that the others are over. */
    private void tell(String kind, List<Condition> found) {
        tell(found);
        resolved(ledger.clearOthers(kind, found.stream().map(Condition::cause).toList()));
    }

    /** Sends what was not sent yet: one event for each problem, however many accounts it has. */
    private void tell(List<Condition> found) {
        AlertEvent.of(found.stream().filter(this::claim).toList()).forEach((event, conditions) -> {
            if (!sender.send(event)) {
                release(conditions.stream().map(Condition::cause).toList());
            }
        });
    }

    private boolean claim(Condition found) {
        try {
            return ledger.raise(found.cause(), found.detail(), found.toJson());
        } catch (RuntimeException e) {
            LOG.debug(OUT_OF_REACH, e);
            return !found.detail().equals(withoutLedger.put(found.cause(), found.detail()));
        }
    }

    /** What could not be sent is sent again the next time. */
    private void release(List<String> causes) {
        causes.forEach(withoutLedger::remove);
        try {
            ledger.clear(causes);
        } catch (RuntimeException e) {
            LOG.debug(OUT_OF_REACH, e);
        }
    }

    private void clear(List<String> causes) {
        causes.forEach(withoutLedger::remove);
        try {
            resolved(ledger.clear(causes));
        } catch (RuntimeException e) {
            LOG.debug(OUT_OF_REACH, e);
        }
    }

    private void resolved(List<String> conditions) {
        AlertEvent.resolved(conditions.stream().map(Condition::of).toList()).forEach(sender::send);
    }

    private void inBackground(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("alerts could not be checked: {}", e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("a run ended too late to send alerts of it; the next sync does");
        }
    }

    /** Waits until the alerts so far are sent, as long as the receivers may take. No more are sent from then on. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(3 * settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some alerts were not sent before the end");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
