package io.github.ibkringest.broker.prefetch;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A session that is being connected on another thread; {@link #connect()} waits for that and fails as it failed. */
final class SessionAhead implements BrokerApi {

    private final BrokerApi session;
    private final ExecutorService reader;
    private final Future<?> connecting;
    private volatile Progress listener = Progress.NONE;

    SessionAhead(BrokerApi session, ExecutorService reader) {
        this.session = session;
        session.progress(new Forwarded());
        this.reader = reader;
        this.connecting = reader.submit(session::connect);
    }

    /** Progress of reading ahead is not reported until a run waits for it. */
    private final class Forwarded implements Progress {

        @Override
        public void reading(String name, long bytes, long total) {
            listener.reading(name, bytes, total);
        }

        @Override
        public void storing(String what, long records, long total) {
            listener.storing(what, records, total);
        }
    }

    @Override
    public void connect() {
        try {
            connecting.get();
            // From now on the runs report what is read.
            listener = Progress.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name() + " was being read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void remember(Readings readings) {
        session.remember(readings);
    }

    @Override
    public void progress(Progress waiting) {
        listener = waiting;
    }

    @Override
    public List<Advice> advice() {
        return session.advice();
    }

    @Override
    public Set<Dataset> datasets() {
        return session.datasets();
    }

    @Override
    public boolean delivers(String account, Dataset dataset) {
        return session.delivers(account, dataset);
    }

    @Override
    public String source() {
        return session.source();
    }

    @Override
    public String name() {
        return session.name();
    }

    @Override
    public Optional<SourceFile> file() {
        return session.file();
    }

    @Override
    public Optional<Payload> delivered() {
        return session.delivered();
    }

    @Override
    public Environment environmentOf(String account) {
        return session.environmentOf(account);
    }

    @Override
    public Set<String> accounts() {
        return session.accounts();
    }

    @Override
    public boolean isWhole() {
        return session.isWhole();
    }

    @Override
    public Set<String> accountsSoFar() {
        return session.accountsSoFar();
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return session.fetchOpenOrders(account);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return session.fetchExecutions(account);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return session.fetchOptionEvents(account);
    }

    @Override
    public Fetch<CorporateActionData> fetchCorporateActions(String account) {
        return session.fetchCorporateActions(account);
    }

    @Override
    public Fetch<TransferData> fetchTransfers(String account) {
        return session.fetchTransfers(account);
    }

    /** Nobody wants the session any more: it stops reading, and frees what it held once it has. */
    void drop() {
        connecting.cancel(true);
        reader.execute(session::disconnect);
    }

    @Override
    public void disconnect() {
        session.disconnect();
    }
}
