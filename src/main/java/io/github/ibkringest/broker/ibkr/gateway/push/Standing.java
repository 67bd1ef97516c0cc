package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.broker.live.LiveSink;
import io.github.ibkringest.broker.live.LiveState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps how a session stands, and tells it. Not thread-safe. */
final class Standing {

    private static final Map<PartAnswer.Outcome, LiveState.Outcome> OUTCOMES = Map.of(
            PartAnswer.Outcome.COMPLETE, LiveState.Outcome.COMPLETE,
            PartAnswer.Outcome.REFUSED, LiveState.Outcome.REFUSED,
            PartAnswer.Outcome.UNKNOWN, LiveState.Outcome.UNKNOWN);

    private static final Duration SELDOM = Duration.ofSeconds(15);

    private final Gateway gateway;
    private final LiveSink sink;
    private final PassingTime time;
    private final Map<Part, LiveState.Part> parts = new EnumMap<>(Part.class);
    private boolean isConnected;
    private Instant since;
    private Instant heardAt;
    private List<String> accounts = List.of();
    private String trouble;
    private Instant toldAt = Instant.EPOCH;

    Standing(Gateway gateway, LiveSink sink, PassingTime time) {
        this.gateway = gateway;
        this.sink = sink;
        this.time = time;
    }

    void connected(SessionFacts facts) {
        isConnected = true;
        since = facts.since();
        heardAt = facts.since();
        accounts = facts.accounts();
        trouble = null;
        tell();
    }

    /** Something came; told now and then, because it comes all the time. */
    void heard() {
        heardAt = time.now();
        if (toldAt.plus(SELDOM).isBefore(heardAt)) {
            tell();
        }
    }

    void answered(PartAnswer answer) {
        parts.put(
                answer.part(),
                new LiveState.Part(
                        answer.part().label(), OUTCOMES.get(answer.outcome()), answer.sentence(), time.now()));
        tell();
    }

    void upstream(boolean isThere) {
        trouble = isThere
                ? null
                : "The gateway has lost its connection to IBKR; it mostly comes back by itself. Until then nothing is new.";
        tell();
    }

    void disconnected(String why, Duration next) {
        since = isConnected ? time.now() : since;
        isConnected = false;
        trouble = why + (why.endsWith(".") ? "" : ".") + " The next attempt follows in " + next.toSeconds() + " s.";
        tell();
    }

    private void tell() {
        toldAt = time.now();
        sink.changed(new LiveState(
                FramesPayload.SOURCE,
                gateway.name(),
                isConnected,
                since,
                heardAt,
                accounts,
                List.copyOf(parts.values()),
                trouble));
    }
}
