package io.github.ibkringest.broker.ibkr.gateway.session;

import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import java.time.Instant;

/**
 * A message with the frame that it was read from.
 *
 * @param frame as it came, to be kept
 * @param message what it says
 * @param at when it came, by the clock of this machine
 */
public record Received(Frame frame, Message message, Instant at) {

    /** How long the frame is and when it came; never what it says. */
    @Override
    public String toString() {
        return frame + " at " + at;
    }
}
