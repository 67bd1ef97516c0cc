package io.github.ibkringest.eventlog;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log as it grows, for all who wait for it in this process: one connection outside of the pool listens, and
 * one thread asks beside. The database notifies once a run; where that does not arrive, as behind a pooler that lends
 * connections for a transaction, asking goes on more often, and that is logged once. Begins with the first who waits.
 * Thread-safe.
 */
public final class EventTail implements AutoCloseable {

    /** How often the end is asked for while notifications arrive. */
    private static final Duration SELDOM = Duration.ofSeconds(1);

    /** The same as long as none has arrived, or one was missed. */
    private static final Duration OFTEN = Duration.ofMillis(100);

    /** What a transaction wrote is seen before its notification arrives. */
    private static final Duration LATE = Duration.ofMillis(500);

    private static final Duration LOST = Duration.ofSeconds(1);
    private static final int MISSED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

    private final DataSource connections;
    private long end = -1;
    private Thread thread;
    private boolean closed;
    private volatile boolean hears;
    private int missed;
    private String complaint;

    /** @param connections opens a connection that is used by nobody else, each time it is asked */
    public EventTail(DataSource connections) {
        this.connections = connections;
    }

    /**
     * Waits until the log goes beyond an event.
     *
     * @param atMost how long
     * @return the number of the last event as it is known now: not more than the given one when the time is over, and less
     *     when the database was restored; -1 when it is not known yet
     */
    public synchronized long awaitBeyond(long id, Duration atMost) throws InterruptedException {
        begin();
        long until = System.nanoTime() + atMost.toNanos();
        while (end <= id && !closed) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return end;
    }

    /** The number of the last event as it is known now; -1 when it is not known yet. */
    public synchronized long end() {
        begin();
        return end;
    }

    /** Whether notifications of the database arrive; false until the first one has. */
    public boolean hears() {
        return hears;
    }

    private void begin() {
        if (thread == null && !closed) {
            thread = new Thread(this::follow, "event-tail");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void grown(long id) {
        end = id;
        notifyAll();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void follow() {
        while (!isClosed()) {
            try (Connection connection = connections.getConnection()) {
                boolean listens = listen(connection);
                grown(ask(connection));
                complaint = null;
                while (!isClosed()) {
                    look(connection, listens);
                }
            } catch (SQLException e) {
                complain(e);
                pause(LOST);
            } catch (RuntimeException e) {
                // a server that is just stopped
                complain(e);
                pause(LOST);
            }
        }
    }

    /** On a standby nobody can listen. */
    private static boolean listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen trading_event");
            return true;
        } catch (SQLException e) {
            if (connection.isValid(1)) {
                LOG.info("events: this database does not notify ({}); it is asked instead", e.getMessage());
                return false;
            }
            throw e;
        }
    }

    private void look(Connection connection, boolean listens) throws SQLException {
        if (!listens) {
            pause(OFTEN);
            grown(ask(connection));
            return;
        }
        PGConnection session = connection.unwrap(PGConnection.class);
        Duration interval = hears ? SELDOM : OFTEN;
        if (isTold(session, interval)) {
            heard();
            return;
        }
        long asked = ask(connection);
        boolean isNews = asked != end();
        grown(asked);
        if (isNews && !isTold(session, LATE)) {
            missed();
        }
    }

    private boolean isTold(PGConnection session, Duration interval) throws SQLException {
        PGNotification[] told = session.getNotifications((int) interval.toMillis());
        if (told == null || told.length == 0) {
            return false;
        }
        long newest = -1;
        for (PGNotification notification : told) {
            if (notification.getParameter().matches("\\d{1,18}")) {
                newest = Math.max(newest, Long.parseLong(notification.getParameter()));
            }
        }
        if (newest > end()) {
            grown(newest);
        }
        return newest >= 0;
    }

    private void heard() {
        hears = true;
        missed = 0;
    }

    private void missed() {
        missed++;
        hears = false;
        if (missed == MISSED) {
            LOG.warn(
                    "events: the database's notifications do not arrive, so events come up to {} ms later; a pooler that"
                            + " lends connections for a transaction swallows them: give database.url the server itself",
                    OFTEN.toMillis());
        }
    }

    private static long ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.of("events/head"))) {
            row.next();
            return row.getLong("last_id");
        }
    }

    private void complain(Exception why) {
        hears = false;
        if (!String.valueOf(why.getMessage()).equals(complaint) && !isClosed()) {
            complaint = String.valueOf(why.getMessage());
            LOG.warn("events: the database does not answer, and is asked again: {}", complaint);
        }
    }

    private synchronized void pause(Duration time) {
        try {
            if (!closed) {
                TimeUnit.MILLISECONDS.timedWait(this, time.toMillis());
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Ends within about a second; nobody waits any more. */
    @Override
    public void close() {
        Thread following;
        synchronized (this) {
            closed = true;
            following = thread;
            notifyAll();
        }
        if (following != null) {
            try {
                following.join(2 * SELDOM.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
