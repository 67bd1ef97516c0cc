package io.github.ibkringest.eventlog.webhook;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.relay.RelayTarget;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A webhook.
 *
 * @param name what the settings call it
 * @param url where it is; a secret, because many hold a key
 * @param secret what requests are signed with; null where a file holds it
 * @param secretFile the file that holds it, read before each request; or null
 * @param wanted which events it gets
 */
public record WebhookTarget(String name, Secret url, Secret secret, Path secretFile, EventFilter wanted) {

    /** From the request to the whole answer; the convention says 15 to 30 seconds. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Longer pauses would only make a receiver that is back wait. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** The name of its consumer. */
    public String consumer() {
        return "webhook-" + name;
    }

    /** How events are handed on to it: one after the other, because a failure must not let later ones pass. */
    public RelayTarget relayed() {
        return new RelayTarget(consumer(), wanted, 1, TIMEOUT.multipliedBy(2), LONGEST_PAUSE);
    }
}
