package io.github.ibkringest.broker.ibkr.gateway.wire;

/**
 * The version of the protocol that both sides agreed on. The layout of a message depends on it.
 *
 * @param number from {@link #OLDEST} to {@link #NEWEST}
 */
public record ServerVersion(int number) implements Comparable<ServerVersion> {

    /** Before it, shares were rounded (163) and times had no zone (174). */
    public static final int OLDEST = 178;

    /** From 201 on, messages turn binary one family after the other. */
    public static final int NEWEST = 200;

    public ServerVersion {
        if (number < OLDEST || number > NEWEST) {
            throw new IllegalArgumentException("no version from " + OLDEST + " to " + NEWEST + ": " + number);
        }
    }

    /** Whether a message has what came with a version. */
    public boolean has(int since) {
        return number >= since;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
