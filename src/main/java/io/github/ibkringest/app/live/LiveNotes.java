package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.store.live.LiveBoard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Writes down how sessions stand: what changes into the log, and all of it for other programs to read. Thread-safe. */
public final class LiveNotes implements Consumer<LiveState> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveNotes.class);

    /** How old a note may become while nothing but its times changes. */
    private static final Duration REFRESHED = Duration.ofSeconds(30);

    private final LiveBoard board;
    private final Clock clock;
    private final String holder;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    /** @param holder names this process */
    public LiveNotes(LiveBoard board, Clock clock, String holder) {
        this.board = board;
        this.clock = clock;
        this.holder = holder;
    }

    private record Noted(LiveState state, Instant at) {}

    @Override
    public void accept(LiveState state) {
        Noted before = noted.get(state.name());
        boolean isNews = before == null || !isAlike(before.state(), state);
        if (isNews) {
            log(before == null ? null : before.state(), state);
        }
        if (isNews || before.at().plus(REFRESHED).isBefore(clock.instant())) {
            noted.put(state.name(), new Noted(state, clock.instant()));
            note(state);
        }
    }

    private void note(LiveState state) {
        try {
            board.note(state, holder);
        } catch (DataAccessException e) {
            LOG.debug("{}: how the session stands could not be noted", state.name(), e);
        }
    }

    private static boolean isAlike(LiveState one, LiveState other) {
        return one.isConnected() == other.isConnected()
                && Objects.equals(one.since(), other.since())
                && Objects.equals(one.trouble(), other.trouble())
                && sentences(one).equals(sentences(other))
                && one.parts().size() == other.parts().size();
    }

    private static void log(LiveState before, LiveState state) {
        if (state.isConnected()
                && (before == null || !before.isConnected() || !before.since().equals(state.since()))) {
            LOG.info("{}: connected, accounts {}", state.name(), String.join(", ", state.accounts()));
        }
        if (state.trouble() != null && (before == null || !state.trouble().equals(before.trouble()))) {
            LOG.warn("{}: {}", state.name(), state.trouble());
        }
        List<String> known = before == null ? List.of() : sentences(before);
        state.parts().stream()
                .filter(part -> part.sentence() != null && !known.contains(part.sentence()))
                .forEach(part -> log(state.name(), part));
    }

    /** What is unknown is asked for again; what is refused waits for somebody. */
    private static void log(String session, LiveState.Part part) {
        if (part.outcome() == LiveState.Outcome.REFUSED) {
            LOG.warn("{}: {}", session, part.sentence());
        } else {
            LOG.info("{}: {}", session, part.sentence());
        }
    }

    private static List<String> sentences(LiveState state) {
        return state.parts().stream()
                .map(LiveState.Part::sentence)
                .filter(Objects::nonNull)
                .toList();
    }
}
