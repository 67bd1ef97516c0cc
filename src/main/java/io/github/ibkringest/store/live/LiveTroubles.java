package io.github.ibkringest.store.live;

import io.github.ibkringest.broker.live.LiveState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What somebody has to look at in a live session. Stateless. */
public final class LiveTroubles {

    /** A gateway restarts each day and is back within minutes. */
    private static final Duration RESTART = Duration.ofMinutes(15);

    /** A session is noted twice a minute. */
    private static final Duration NOTED = Duration.ofMinutes(3);

    private LiveTroubles() {}

    /**
     * Something that is wrong.
     *
     * @param cause names it, without details that change
     * @param sentence what it is, and what to do
     */
    public record Trouble(String cause, String sentence) {}

    /** What is wrong with a session, as it was noted. */
    public static List<Trouble> of(LiveBoard.Noted noted, Instant now) {
        LiveState state = noted.state();
        List<Trouble> troubles = new ArrayList<>();
        if (noted.notedAt().plus(NOTED).isBefore(now)) {
            troubles.add(new Trouble(
                    "unserved",
                    state.name() + ": no program listens since " + minute(noted.notedAt()) + "; start serve"));
            return troubles;
        }
        boolean isLong = state.since() == null || state.since().plus(RESTART).isBefore(now);
        if (!state.isConnected() && isLong) {
            String since = state.since() == null ? "" : " since " + minute(state.since());
            troubles.add(new Trouble(
                    "disconnected",
                    state.name() + ": not connected" + since + ". "
                            + (state.trouble() == null ? "" : state.trouble())));
        } else if (state.isConnected() && state.trouble() != null) {
            troubles.add(new Trouble("trouble", state.name() + ": " + state.trouble()));
        }
        state.parts().stream()
                .filter(part -> part.outcome() != LiveState.Outcome.COMPLETE)
                .forEach(part -> troubles.add(new Trouble(
                        part.outcome().name().toLowerCase(Locale.ROOT) + " " + part.name(),
                        state.name() + ": " + part.sentence())));
        return troubles;
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
