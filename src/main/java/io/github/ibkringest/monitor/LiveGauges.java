package io.github.ibkringest.monitor;

import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.status.Vitals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Shows how the sessions stand that stay open. Thread-safe. */
final class LiveGauges {

    private final MultiGauge connected;
    private final MultiGauge heard;
    private final MultiGauge absent;
    private final MultiGauge waiting;
    private final MultiGauge leftOut;

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
        waiting = MultiGauge.builder("ibkr.ingest.live.executions.waiting")
                .description("Executions that only a gateway has stated so far")
                .register(registry);
        leftOut = MultiGauge.builder("ibkr.ingest.live.executions.unconfirmed")
                .description("Those of them that the final report of their day does not have")
                .register(registry);
    }

    void refresh(List<LiveBoard.Noted> sessions, List<Vitals.ToldLive> toldLive) {
        show(waiting, toldLive, Vitals.ToldLive::waiting);
        show(leftOut, toldLive, Vitals.ToldLive::leftOut);
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

    private static void show(MultiGauge gauge, List<Vitals.ToldLive> toldLive, ToLongFunction<Vitals.ToldLive> value) {
        gauge.register(
                toldLive.stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("account", one.account()), value.applyAsLong(one)))
                        .toList(),
                true);
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
