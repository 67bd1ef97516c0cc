package io.github.ibkringest.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that are open: a thread each, so many at most, and none of it for a client that no longer reads. A client
 * that is gone is noticed by the next write; one that is there but reads nothing, by a write that does not end.
 * Thread-safe.
 */
final class WebStreams implements AutoCloseable {

    /** How many there can be: browsers open six to a host at most, and programs one each. */
    static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(WebStreams.class);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Set<WatchedStream> open = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("web-stream"));
    private final ScheduledExecutorService watch = watch();

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, daemons("web-watch"));
        watch.setKeepAliveTime(1, TimeUnit.MINUTES);
        return watch;
    }

    WebStreams() {
        watch.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins to write a stream to a client. Returns whether there was room for it. */
    boolean begin(HttpExchange exchange, WebStream stream) {
        try {
            threads.execute(() -> write(exchange, stream));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void write(HttpExchange exchange, WebStream stream) {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            WatchedStream out = new WatchedStream(exchange.getResponseBody(), Thread.currentThread());
            open.add(out);
            try {
                stream.writeTo(out);
            } finally {
                open.remove(out);
            }
        } catch (IOException e) {
            LOG.debug("a client of {} is gone: {}", exchange.getRequestURI().getPath(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the stream {} ended: {}", exchange.getRequestURI().getPath(), e.toString());
            LOG.debug("stream", e);
        }
    }

    /** An interrupted write closes its connection. */
    private void look() {
        open.stream().filter(stream -> stream.isStuckSince(LONGEST_WRITE)).forEach(stream -> {
            LOG.debug("a client does not read its stream; its connection is closed");
            stream.interrupt();
        });
    }

    @Override
    public void close() {
        watch.shutdownNow();
        threads.shutdownNow();
    }
}
