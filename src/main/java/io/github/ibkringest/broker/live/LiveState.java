package io.github.ibkringest.broker.live;

import java.time.Instant;
import java.util.List;

/**
 * How a connection stands. Immutable.
 *
 * @param source name of the source
 * @param name name of the session
 * @param isConnected whether there is a conversation
 * @param since since when that is so; null before the first attempt
 * @param heardAt when anything was heard last; null when nothing was since the start
 * @param accounts codes of the accounts of the login
 * @param parts what can be asked for, and what came of it last
 * @param trouble what is wrong with the connection, and what to do; null when nothing is
 */
public record LiveState(
        String source,
        String name,
        boolean isConnected,
        Instant since,
        Instant heardAt,
        List<String> accounts,
        List<Part> parts,
        String trouble) {

    public LiveState {
        accounts = List.copyOf(accounts);
        parts = List.copyOf(parts);
    }

    /** Not connected yet. */
    public static LiveState of(LiveFeed feed) {
        return new LiveState(feed.source(), feed.name(), false, null, null, List.of(), List.of(), null);
    }

    /** What came of a question. */
    public enum Outcome {
        COMPLETE,
        REFUSED,
        UNKNOWN
    }

    /**
     * Something that can be asked for.
     *
     * @param name what people call it
     * @param outcome what came of asking
     * @param sentence why it did not come, and what to do; null when it did
     * @param at when it was asked for last
     */
    public record Part(String name, Outcome outcome, String sentence, Instant at) {}
}
