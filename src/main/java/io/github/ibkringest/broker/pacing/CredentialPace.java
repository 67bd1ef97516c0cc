package io.github.ibkringest.broker.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of the requests with one credential, and what follows from it. Immutable.
 *
 * @param recent when the latest requests were sent, oldest first
 * @param frozenUntil when the current silence ends, or null
 * @param complaints how many of the broker's complaints came one after the other
 * @param locked whether the broker has locked the credential
 */
public record CredentialPace(List<Instant> recent, Instant frozenUntil, int complaints, boolean locked) {

    /** Nothing has been sent. */
    public static final CredentialPace NEW = new CredentialPace(List.of(), null, 0, false);

    public CredentialPace {
        recent = List.copyOf(recent);
    }

    /** Whether a request can be sent at a moment, or how long it has to wait. */
    public Turn turnAt(Instant now, PaceLimits limits) {
        if (locked) {
            return Turn.NEVER;
        }
        Instant free = frozenUntil == null ? now : frozenUntil;
        int sent = recent.size();
        if (sent > 0) {
            free = later(free, recent.get(sent - 1).plus(limits.spacing()));
        }
        if (sent >= limits.requests()) {
            free = later(free, recent.get(sent - limits.requests()).plus(limits.window()));
        }
        return free.isAfter(now) ? Turn.later(Duration.between(now, free)) : Turn.NOW;
    }

    /** After one more request. */
    public CredentialPace sentAt(Instant now, PaceLimits limits) {
        List<Instant> sent = new ArrayList<>(recent);
        sent.add(now);
        int surplus = Math.max(0, sent.size() - limits.requests());
        return new CredentialPace(sent.subList(surplus, sent.size()), frozenUntil, complaints, false);
    }

    /** After a complaint of the broker. Complaints a long time apart have nothing to do with each other. */
    public CredentialPace slowedDownAt(Instant now, PaceLimits limits) {
        boolean again =
                frozenUntil != null && frozenUntil.plus(limits.longestFreeze()).isAfter(now);
        int count = again ? complaints + 1 : 1;
        Duration freeze = limits.firstFreeze();
        for (int i = 1; i < count && freeze.compareTo(limits.longestFreeze()) < 0; i++) {
            freeze = freeze.multipliedBy(2);
        }
        Duration silence = freeze.compareTo(limits.longestFreeze()) > 0 ? limits.longestFreeze() : freeze;
        return new CredentialPace(recent, now.plus(silence), count, locked);
    }

    /** After the broker has locked the credential. */
    public CredentialPace lock() {
        return new CredentialPace(recent, frozenUntil, complaints, true);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
