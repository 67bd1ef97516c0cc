package io.github.ibkringest.app.source;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.pacing.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Paces as another does, and reports how requests were answered. Thread-safe. */
public record ObservedPacing(RequestPacing pacing, BiConsumer<String, String> answers) implements RequestPacing {

    @Override
    public void answered(String login, String answer) {
        answers.accept(login, answer);
    }

    @Override
    public Turn take(Secret token) {
        return pacing.take(token);
    }

    @Override
    public Turn take(Secret token, String work, Duration interval) {
        return pacing.take(token, work, interval);
    }

    @Override
    public Duration slowDown(Secret token) {
        return pacing.slowDown(token);
    }

    @Override
    public void lock(Secret token) {
        pacing.lock(token);
    }

    @Override
    public void begun(Secret token, String work, String what, String reference) {
        pacing.begun(token, work, what, reference);
    }

    @Override
    public Optional<String> begun(Secret token, String work, String what, Duration age) {
        return pacing.begun(token, work, what, age);
    }

    @Override
    public void settled(Secret token, String work) {
        pacing.settled(token, work);
    }
}
