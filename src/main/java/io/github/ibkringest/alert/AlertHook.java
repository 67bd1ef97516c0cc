package io.github.ibkringest.alert;

import java.io.IOException;

/** A receiver of alerts. */
interface AlertHook {

    /**
     * Tells an event.
     *
     * @param json one line
     * @throws IOException when it did not arrive; the message holds no secret
     */
    void send(String json) throws IOException, InterruptedException;
}
