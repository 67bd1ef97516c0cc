package io.github.ibkringest.monitor;

import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.store.live.LiveBoard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shows how the sessions stand that stay open. Thread-safe. */
final class LiveGauges {

    private final MultiGauge connected;
    private final MultiGauge heard;
    private final MultiGauge absent;

    LiveGauges(MeterRegistry registry) {
        connected = MultiGauge.builder("ibkr.ingest.live.connected")
                .description("1 if the session is connected")
                .register(registry);
        heard = MultiGauge.builder("ibkr.ingest.live.heard.age")
                .description("Time since anything was received")
                .baseUnit("seconds")
                .register(registry);
        absent = MultiGauge.builder("ibkr.ingest.live.parts.absent")
                .description("Parts that were refused, or did not come to their end, when they were asked for last")
                .register(registry);
    }

    void refresh(List<LiveBoard.Noted> sessions) {
        show(connected, sessions, state -> state.isConnected() ? 1 : 0);
        show(
                heard,
                sessions.stream()
                        .filter(noted -> noted.state().heardAt() != null)
                        .toList(),
                LiveGauges::age);
        show(
                absent,
                sessions,
                state -> state.parts().stream()
                        .filter(part -> part.outcome() != LiveState.Outcome.COMPLETE)
                        .count());
    }

    private static double age(LiveState state) {
        return Duration.between(state.heardAt(), Instant.now()).toSeconds();
    }

    private static void show(MultiGauge gauge, List<LiveBoard.Noted> sessions, ToDoubleFunction<LiveState> value) {
        gauge.register(
                sessions.stream()
                        .map(LiveBoard.Noted::state)
                        .map(state -> MultiGauge.Row.of(
                                Tags.of("source", state.source(), "session", state.name()), value.applyAsDouble(state)))
                        .toList(),
                true);
    }
}
