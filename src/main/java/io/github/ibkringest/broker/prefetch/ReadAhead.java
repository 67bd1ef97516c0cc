package io.github.ibkringest.broker.prefetch;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.FileChoice;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connects the sessions of one request one ahead of need, on a thread of its own: the first while the program still
 * starts, each further one while the one before it is being stored. Only for sources whose sessions read what lies on
 * this machine; those of other sources are handed out as they are. The first is read before anybody can say which files are
 * wanted. Close it when the sync is over.
 */
public final class ReadAhead implements Source, AutoCloseable {

    private final Source source;
    private final AtomicInteger files = new AtomicInteger();
    private final Iterator<? extends BrokerApi> sessions;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(ReadAhead::daemon);
    private final Queue<SessionAhead> ahead = new ArrayDeque<>(1);
    private FileChoice choice = FileChoice.ALL;

    private ReadAhead(Source source, Request request) {
        this.source = source;
        this.sessions = source.isLocal() ? source.sessions(request.of(new Counting())) : Collections.emptyIterator();
    }

    /** Chooses all files, and keeps their number for later choices. */
    private final class Counting implements FileChoice {

        @Override
        public void among(int found) {
            files.set(found);
        }

        @Override
        public boolean reads(SourceFile file) {
            return true;
        }
    }

    /**
     * Begins to connect the first session of a request.
     *
     * @throws BrokerConfigurationException when the request makes no sense for the source
     */
    public static ReadAhead of(Source source, Request request) {
        ReadAhead readAhead = new ReadAhead(source, request);
        readAhead.connectNext();
        return readAhead;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    }

    private void connectNext() {
        while (sessions.hasNext() && ahead.isEmpty()) {
            BrokerApi next = sessions.next();
            if (choice.wants(next)) {
                ahead.add(new SessionAhead(next, reader));
            }
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

    @Override
    public String reading() {
        return source.reading();
    }

    /** The sessions of the request that this was made for, of the files now chosen; to be called once. */
    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        if (!source.isLocal()) {
            return source.sessions(request);
        }
        choice = request.choice();
        choice.among(files.get());
        if (!ahead.isEmpty() && !choice.wants(ahead.element())) {
            ahead.remove().drop();
            connectNext();
        }
        return new Ahead();
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
