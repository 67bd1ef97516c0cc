package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.live.LiveConnection;
import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.store.live.LiveTurn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the session of one feed open while this program has the turn; otherwise it stands by. Its methods are called by one
 * thread at a time.
 */
final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** For a connection to end that was told to, and for what it is storing. */
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final LiveFeed feed;
    private final DataSource database;
    private final ProducerTemplate producer;
    private final Consumer<LiveState> states;
    private LiveTurn turn;
    private LiveConnection connection;
    private StoringSink sink;
    private Thread thread;
    private boolean saysStandBy;

    Keeper(LiveFeed feed, DataSource database, ProducerTemplate producer, Consumer<LiveState> states) {
        this.feed = feed;
        this.database = database;
        this.producer = producer;
        this.states = states;
    }

    /** Begins when the turn is free, and ends when it is lost with its connection to the database. */
    synchronized void keepUp() {
        if (thread != null && !(turn.isHeld() && thread.isAlive())) {
            LOG.warn(
                    "{}: the session ends here, because its turn is lost with a connection to the database",
                    feed.name());
            end();
        }
        if (thread == null) {
            takeTurn().ifPresent(this::begin);
        }
    }

    private synchronized Optional<LiveTurn> takeTurn() {
        try {
            Optional<LiveTurn> taken = LiveTurn.take(database, "live " + feed.source() + " " + feed.name());
            if (taken.isEmpty() && !saysStandBy) {
                LOG.info("{}: another program holds the session; standing by", feed.name());
            }
            saysStandBy = taken.isEmpty();
            return taken;
        } catch (SQLException e) {
            LOG.debug("{}: the database cannot be asked for the turn", feed.name(), e);
            return Optional.empty();
        }
    }

    private synchronized void begin(LiveTurn taken) {
        turn = taken;
        sink = new StoringSink(producer, states);
        connection = feed.connection(sink);
        thread = new Thread(connection, "live-" + feed.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the session, so that another program may take it over. */
    synchronized void end() {
        if (thread == null) {
            return;
        }
        sink.stop();
        connection.stop();
        try {
            thread.join(ENDING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        turn.close();
        thread = null;
    }
}
