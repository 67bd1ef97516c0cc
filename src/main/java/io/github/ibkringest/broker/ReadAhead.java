package io.github.ibkringest.broker;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Connects the sessions of one request one ahead of need, on a thread of its own: the first while the program still
 * starts, each further one while the one before it is being stored. Only for sources whose sessions read what lies on
 * this machine; those of other sources are handed out as they are. Close it when the sync is over.
 */
public final class ReadAhead implements Source, AutoCloseable {

    private final Source source;
    private final Iterator<? extends BrokerApi> sessions;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(ReadAhead::daemon);
    private final Queue<SessionAhead> ahead = new ArrayDeque<>(1);

    private ReadAhead(Source source, Iterator<? extends BrokerApi> sessions) {
        this.source = source;
        this.sessions = sessions;
    }

    /**
     * Begins to connect the first session of a request.
     *
     * @throws BrokerConfigurationException when the request makes no sense for the source
     */
    public static ReadAhead of(Source source, Request request) {
        ReadAhead readAhead =
                new ReadAhead(source, source.isLocal() ? source.sessions(request) : Collections.emptyIterator());
        readAhead.connectNext();
        return readAhead;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    }

    private void connectNext() {
        if (sessions.hasNext()) {
            ahead.add(new SessionAhead(sessions.next(), reader));
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public boolean isLocal() {
        return source.isLocal();
    }

    /** The sessions of the request that this was made for; to be called once. */
    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        return source.isLocal() ? new Ahead() : source.sessions(request);
    }

    /** Hands out a session and begins to connect the one after it. */
    private final class Ahead implements Iterator<BrokerApi> {

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty();
        }

        @Override
        public BrokerApi next() {
            if (ahead.isEmpty()) {
                throw new NoSuchElementException();
            }
            SessionAhead session = ahead.remove();
            connectNext();
            return session;
        }
    }

    /** Gives up what was begun and not asked for. */
    @Override
    public void close() {
        reader.shutdownNow();
        try {
            if (!reader.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("reading ahead does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ahead.forEach(SessionAhead::disconnect);
    }
}
