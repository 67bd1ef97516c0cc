package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.files.FilePolicy;
import io.github.ibkringest.files.SyncFiles;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.message.Alike;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.account.AccountNames;
import io.github.ibkringest.store.payload.ReadingStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a sync around its sessions: which there are, and which of their accounts are wanted. Thread-safe. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** Accounts that are named; more would hide what is said about them. */
    private static final int NAMED = 10;

    private final Admission admission;
    private final SampleAlone sample;
    private final SyncListener listener;
    private final FileLedger files;
    private final ReadingStore readings;
    private final String program;

    /**
     * @param admission which accounts may be synced
     * @param sample whether the built-in sample may be synced
     * @param listener hears what each sync did
     * @param files what is known of files
     * @param readings how records that are stored were read
     * @param program version of the program: what another one has read may be read again
     */
    public Sessions(
            Admission admission,
            SampleAlone sample,
            SyncListener listener,
            FileLedger files,
            ReadingStore readings,
            String program) {
        this.admission = admission;
        this.sample = sample;
        this.listener = listener;
        this.files = files;
        this.readings = readings;
        this.program = program;
    }

    /** Starts a sync; its sessions follow one after the other. */
    public Iterator<? extends BrokerApi> open(@Body SyncRequest request, Exchange exchange) {
        sample.admit(request.source().name());
        WantedAccounts wanted = new WantedAccounts(request.accounts(), admission);
        wanted.admit();
        Sync sync = new Sync(request, wanted, new SyncFiles(files, scope(request, wanted)));
        exchange.setVariable(Sync.VARIABLE, sync);
        return request.source().sessions(request.request().of(sync.files()));
    }

    private SyncFiles.Scope scope(SyncRequest request, WantedAccounts wanted) {
        return new SyncFiles.Scope(
                request.source().name(),
                program + ", " + request.source().reading(),
                request.files(),
                request.request().paths(),
                request.datasets(),
                wanted::include,
                Period.ALWAYS.equals(request.request().period()),
                request.dryRun());
    }

    /** Opens a session: what can be wrong before the first record flows shows here. */
    public void connect(@Body BrokerApi session, Exchange exchange) {
        Sync sync = Sync.of(exchange);
        sync.session(session);
        sync.request()
                .progress()
                .files(sync.files().counts().stored(), sync.files().counts().found());
        session.progress(sync.request().progress());
        session.connect();
        session.remember(sync.request().dryRun() ? readings.unwritten() : readings);
    }

    /** Codes of the wanted accounts among those that the session serves already. */
    public List<String> accounts(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        List<String> chosen = wanted(sync, sync.session().accountsSoFar());
        chosen.stream().findFirst().ifPresent(sync.ahead()::begin);
        return chosen;
    }

    /**
     * Codes of the other wanted accounts, once everything is delivered; and, where a service was asked, of wanted ones
     * that are registered but not in what it delivered. None if every account so far is busy: then the rest of a large
     * statement is not read.
     *
     * @throws RuntimeException what is wrong with the payload, unless runs have failed because of it
     */
    public List<String> laterAccounts(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        if (sync.isLeftToOthers()) {
            return List.of();
        }
        Set<String> delivered;
        try {
            delivered = sync.session().accounts();
        } catch (RuntimeException e) {
            if (sync.hasChosen()) {
                LOG.debug("no further accounts", e);
                return List.of();
            }
            throw e;
        }
        sync.advice().add(sync.session().name(), sync.session().advice());
        sync.delivered(delivered);
        List<String> chosen = wanted(sync, delivered);
        // a file that does not hold an account says nothing about it; whether any of them does shows at the end
        boolean isOfFiles = !sync.request().request().paths().isEmpty();
        List<String> absent = isOfFiles ? List.of() : sync.wanted().absent(delivered);
        sync.choose(absent);
        chosen.addAll(absent);
        sync.accountsKnown();
        return chosen;
    }

    /** Chooses among accounts of the session; nothing is asked again about those that have been looked at before. */
    private List<String> wanted(Sync sync, Set<String> delivered) {
        List<String> chosen = new ArrayList<>();
        for (String code : sync.lookAt(delivered)) {
            if (sync.wanted().include(code)) {
                chosen.add(code);
            } else if (!code.isEmpty()) {
                sync.leaveOut(code, sync.wanted().whyNot(code));
            }
        }
        sync.choose(chosen);
        return chosen;
    }

    /** Whether a dataset is wanted; an optional one only where it was delivered. */
    public boolean wants(String name, Exchange exchange) {
        Dataset dataset = Dataset.of(name);
        Sync sync = Sync.of(exchange);
        if (!dataset.isOptional() || sync == null) {
            return !dataset.isOptional() && (sync == null || sync.wants(dataset));
        }
        try {
            String account = exchange.getMessage().getHeader(Fetching.ACCOUNT, String.class);
            return sync.wants(dataset) && sync.session().delivers(account, dataset);
        } catch (BrokerException e) {
            LOG.debug("the runs of other datasets have failed with the same", e);
            return false;
        }
    }

    /** Ends the session and frees its scratch files. */
    public void disconnect(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        BrokerApi session = sync.session();
        if (session != null) {
            sync.ahead().abandon();
            sync.endSession();
            session.disconnect();
        }
    }

    /**
     * The reports of all runs.
     *
     * @throws BrokerConfigurationException when an account was asked for that nobody has ever heard of, or that is not in
     *     the files that were named
     */
    public List<RunReport> reports(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        sync.files().ended();
        sync.delivered(sync.files().accountsOfKnown());
        if (sync.request().source().isLive()) {
            listener.endedLive(sync.reports());
        } else if (!sync.request().dryRun()) {
            listener.ended(sync.reports());
        }
        Optional<String> objection = sync.wanted()
                .unknown(sync.delivered())
                .map(name -> unknown(name, sync.delivered()))
                .or(() -> absentFromFiles(sync));
        if (sync.reports().stream().noneMatch(report -> report.error() != null)) {
            objection.ifPresent(sentence -> {
                throw new BrokerConfigurationException(sentence);
            });
        }
        // what could not be read may have held it
        objection.ifPresent(sync.advice()::note);
        return sync.reports();
    }

    /** An inbox that is looked at again and again need not hold everybody; files that a person names must. */
    private static Optional<String> absentFromFiles(Sync sync) {
        SyncRequest request = sync.request();
        if (request.files() == FilePolicy.NEW || request.request().paths().isEmpty()) {
            return Optional.empty();
        }
        List<String> absent = sync.wanted().absent(sync.delivered());
        List<String> paths = request.request().paths();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of((paths.size() == 1 ? paths.get(0) : "what was read") + " holds no statement of "
                        + String.join(", ", absent) + "; it holds: " + named(sync.delivered()));
    }

    private static String unknown(String name, Set<String> delivered) {
        return "account " + name + " is neither registered nor in what was read; in it are: "
                + named(delivered)
                + (AccountNames.canBeCode(name)
                        ? "; register it with: accounts add " + name + " --environment live|paper"
                                + Alike.question(name, delivered)
                        : "");
    }

    private static String named(Set<String> codes) {
        String named = codes.stream().limit(NAMED).collect(Collectors.joining(", "));
        int others = codes.size() - NAMED;
        return codes.isEmpty() ? "no account" : named + (others > 0 ? " and " + others + " others" : "");
    }
}
