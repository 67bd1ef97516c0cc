package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.store.live.LiveBoard;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which sessions stay open while the application runs. Immutable.
 *
 * @param feeds what is listened to
 * @param accounts names of the accounts wanted; empty for all
 */
public record LivePlan(List<LiveFeed> feeds, Set<String> accounts) {

    /** No sessions. */
    public static final LivePlan NONE = new LivePlan(List.of(), Set.of());

    public LivePlan {
        feeds = List.copyOf(feeds);
        accounts = Set.copyOf(accounts);
    }

    /** Whether there is anything to listen to. */
    public boolean isLive() {
        return !feeds.isEmpty();
    }

    /** The sessions; connect nowhere yet. */
    public LiveSessions sessions(DataSource database) {
        LiveBoard board = new LiveBoard(new JdbcTemplate(database));
        return new LiveSessions(feeds, database, new LiveNotes(board, Clock.systemUTC(), LiveBoard.thisProcess()));
    }
}
