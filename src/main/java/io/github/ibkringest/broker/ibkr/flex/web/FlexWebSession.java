package io.github.ibkringest.broker.ibkr.flex.web;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.ForwardingSession;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.flex.FlexClient;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.broker.ibkr.flex.staging.ScratchFolder;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.request.Patience;
import io.github.ibkringest.broker.ibkr.flex.web.request.Pause;
import io.github.ibkringest.broker.ibkr.flex.web.request.StatementFetch;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query of one login: connecting downloads its statement, once for all accounts and datasets in it, and what follows
 * reads it like a file.
 */
final class FlexWebSession extends ForwardingSession {

    private static final Logger LOG = LoggerFactory.getLogger(FlexWebSession.class);

    private final FlexLogin login;
    private final FlexQuery query;
    private final List<String> dates;
    private final boolean patient;
    private final Supplier<RequestPacing> pacing;
    private final Pause pause;
    private Progress progress = Progress.NONE;
    private ScratchFolder scratch;
    private Path file;
    private FlexClient statement;

    /**
     * @param dates the parameters that ask for certain days, in the order in which to try them
     * @param patient whether to wait for a turn as long as it takes
     */
    FlexWebSession(
            FlexLogin login,
            FlexQuery query,
            List<String> dates,
            boolean patient,
            Supplier<RequestPacing> pacing,
            Pause pause) {
        this.login = login;
        this.query = query;
        this.dates = dates;
        this.patient = patient;
        this.pacing = pacing;
        this.pause = pause;
    }

    @Override
    protected BrokerApi session() {
        return statement;
    }

    @Override
    public void connect() {
        scratch = ScratchFolder.create();
        file = scratch.file("download");
        Patience patience = new Patience(pause, login.service(), patient);
        StatementFetch fetch =
                new StatementFetch(source() + " " + name(), login.current(), query, dates, pacing.get(), patience);
        fetch.into(file);
        try {
            open();
        } catch (UnreadablePayloadException e) {
            statement.disconnect();
            LOG.warn("{}; downloading it once more", e.getMessage());
            downloadAgain(fetch, e);
            open();
        }
    }

    /** A document that is still broken the second time is the service's fault, not the connection's. */
    private void downloadAgain(StatementFetch fetch, UnreadablePayloadException first) {
        try {
            if (!fetch.again(file)) {
                throw first;
            }
        } catch (BrokerUnavailableException second) {
            // What is wrong with the document says more than that there was no time for another one.
            first.addSuppressed(second);
            throw first;
        }
    }

    private void open() {
        FlexDocument document = new FlexDocument(source(), name(), () -> Files.newInputStream(file))
                .expecting(query.kind().feed());
        statement = new FlexClient(document, login.reading());
        statement.progress(progress);
        statement.connect();
    }

    @Override
    public void progress(Progress listener) {
        progress = listener;
    }

    @Override
    public String source() {
        return FlexWebSource.NAME;
    }

    @Override
    public String name() {
        return name(login, query);
    }

    static String name(FlexLogin login, FlexQuery query) {
        return login.name() + " " + query.kind().label() + " query " + query.id();
    }

    @Override
    public Environment environmentOf(String account) {
        return IbkrAccount.environmentOf(account);
    }

    @Override
    public Set<Dataset> datasets() {
        return EnumSet.allOf(Dataset.class);
    }

    @Override
    public void disconnect() {
        if (statement != null) {
            statement.disconnect();
            statement = null;
        }
        if (scratch != null) {
            scratch.close();
            scratch = null;
        }
    }
}
