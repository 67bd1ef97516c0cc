package io.github.ibkringest.flex.web;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.pacing.CredentialPace;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.pacing.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Paces the requests of one process, without a database. */
public final class MemoryPacing implements RequestPacing {

    private final Map<Secret, CredentialPace> paces = new HashMap<>();
    private final Map<String, Instant> started = new HashMap<>();
    private final Map<String, Begun> begun = new HashMap<>();
    private final Supplier<Instant> clock;

    public MemoryPacing(Supplier<Instant> clock) {
        this.clock = clock;
    }

    private record Begun(String what, String reference, Instant at) {}

    @Override
    public synchronized Turn take(Secret token) {
        CredentialPace pace = pace(token);
        Turn turn = pace.turnAt(clock.get(), ServiceSettings.LIMITS);
        if (turn.kind() == Turn.Kind.NOW) {
            paces.put(token, pace.sentAt(clock.get(), ServiceSettings.LIMITS));
        }
        return turn;
    }

    @Override
    public synchronized Turn take(Secret token, String work, Duration interval) {
        Instant next = started.getOrDefault(key(token, work), Instant.EPOCH).plus(interval);
        if (next.isAfter(clock.get()) && !pace(token).locked()) {
            return Turn.later(Duration.between(clock.get(), next));
        }
        Turn turn = take(token);
        if (turn.kind() == Turn.Kind.NOW) {
            started.put(key(token, work), clock.get());
        }
        return turn;
    }

    @Override
    public synchronized Duration slowDown(Secret token) {
        CredentialPace pace = pace(token).slowedDownAt(clock.get(), ServiceSettings.LIMITS);
        paces.put(token, pace);
        return Duration.between(clock.get(), pace.frozenUntil());
    }

    @Override
    public synchronized void lock(Secret token) {
        paces.put(token, pace(token).lock());
    }

    @Override
    public synchronized void begun(Secret token, String work, String what, String reference) {
        begun.put(key(token, work), new Begun(what, reference, clock.get()));
    }

    @Override
    public synchronized Optional<String> begun(Secret token, String work, String what, Duration age) {
        return Optional.ofNullable(begun.get(key(token, work)))
                .filter(b ->
                        b.what().equals(what) && !b.at().isBefore(clock.get().minus(age)))
                .map(Begun::reference);
    }

    @Override
    public synchronized void settled(Secret token, String work) {
        begun.remove(key(token, work));
    }

    private CredentialPace pace(Secret token) {
        return paces.getOrDefault(token, CredentialPace.NEW);
    }

    private static String key(Secret token, String work) {
        return token.reveal() + " " + work;
    }
}
