package io.github.ibkringest.broker.prefetch;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.ForwardingSession;
import io.github.ibkringest.broker.Progress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A session that is being connected on another thread; {@link #connect()} waits for that and fails as it failed. */
final class SessionAhead extends ForwardingSession {

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
    protected BrokerApi session() {
        return session;
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
    public void progress(Progress waiting) {
        listener = waiting;
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
