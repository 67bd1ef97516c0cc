package io.github.ibkringest.alert;

import io.github.ibkringest.broker.Secret;
import java.time.Duration;

/**
 * Where alerts are sent.
 *
 * @param command a command line for the shell, which gets the event on its standard input, or null
 * @param webhook an address that the event is posted to, or null; a secret, because many hold a key
 * @param completenessAge how old the last day proven complete may be, or null for any age
 * @param eventLag how long an event may wait for a consumer, or null for any time
 * @param timeout for the command, and for the webhook
 */
public record AlertSettings(
        String command, Secret webhook, Duration completenessAge, Duration eventLag, Duration timeout) {

    /** Whether there is any receiver; a route of the user may have others. */
    public boolean isConfigured() {
        return command != null || webhook != null;
    }
}
