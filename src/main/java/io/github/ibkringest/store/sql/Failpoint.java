package io.github.ibkringest.store.sql;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Named places on the way of a run, at which a test can end the program as a power cut would. Does nothing unless the
 * system property {@code ibkr-ingest.failpoint} or the variable {@code IBKR_INGEST_FAILPOINT} says {@code name:n}: then
 * the program halts when the place is reached for the n-th time. Thread-safe.
 */
public final class Failpoint {

    /** Exit code of a killed process. */
    private static final int KILLED = 137;

    private static final String NAME;
    private static final AtomicInteger LEFT = new AtomicInteger();

    static {
        String set = System.getProperty("ibkr-ingest.failpoint", System.getenv("IBKR_INGEST_FAILPOINT"));
        String[] parts = set == null ? new String[] {""} : set.split(":");
        NAME = parts[0];
        LEFT.set(parts.length > 1 ? Integer.parseInt(parts[1]) : 1);
    }

    private Failpoint() {}

    /** Passes a place. */
    public static void reach(String name) {
        if (name.equals(NAME) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
