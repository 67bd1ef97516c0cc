package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.broker.live.LiveState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** The sessions that {@code serve} keeps open: one for each feed that the settings know. Thread-safe. */
public final class LiveSessions implements AutoCloseable {

    private final List<LiveFeed> feeds;
    private final DataSource database;
    private final Consumer<LiveState> listener;
    private final Map<String, LiveState> states = new LinkedHashMap<>();
    private final List<Keeper> keepers = new ArrayList<>();
    private boolean closed;

    /**
     * Prepares; connects nowhere yet.
     *
     * @param listener hears how sessions stand
     */
    public LiveSessions(List<LiveFeed> feeds, DataSource database, Consumer<LiveState> listener) {
        this.feeds = List.copyOf(feeds);
        this.database = database;
        this.listener = listener;
    }

    /** Opens sessions whose turn is free, and ends those whose turn is lost. */
    public synchronized void keepUp(CamelContext context) {
        if (closed) {
            return;
        }
        if (keepers.isEmpty()) {
            ProducerTemplate producer = context.createProducerTemplate();
            feeds.forEach(feed -> keepers.add(new Keeper(feed, database, producer, this::changed)));
        }
        keepers.forEach(Keeper::keepUp);
    }

    private void changed(LiveState state) {
        synchronized (states) {
            states.put(state.name(), state);
        }
        listener.accept(state);
    }

    /** How the sessions stand that this program holds. */
    public List<LiveState> states() {
        synchronized (states) {
            return List.copyOf(states.values());
        }
    }

    /** Ends all sessions; what they are storing is stored first. */
    @Override
    public synchronized void close() {
        closed = true;
        keepers.forEach(Keeper::end);
        keepers.clear();
    }
}
