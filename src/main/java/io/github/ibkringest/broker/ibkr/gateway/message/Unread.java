package io.github.ibkringest.broker.ibkr.gateway.message;

/**
 * A message that could not be read, or of a kind that this program does not need.
 *
 * @param number the protocol's number of its kind; -1 when even that could not be read
 * @param reason why, for people; null when the kind is simply not needed
 */
public record Unread(int number, String reason) implements Message {

    /** Whether something that is needed may be in it. */
    public boolean isLoss() {
        return reason != null;
    }
}
