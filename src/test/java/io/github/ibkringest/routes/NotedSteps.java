package io.github.ibkringest.routes;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The beans of the steps, which only say that they were called. */
public final class NotedSteps {

    private final Consumer<String> called;
    private final BooleanSupplier written;

    NotedSteps(Consumer<String> called, BooleanSupplier written) {
        this.called = called;
        this.written = written;
    }

    /** Called once a run. */
    public void begin() {
        called.accept("begin");
    }

    /** Called once a run. */
    public void keepPayload() {
        called.accept("keepPayload");
    }

    /** Called once a run of executions. */
    public void keep() {
        called.accept("keep");
    }

    /** Called once a run. */
    public void supersede() {
        called.accept("supersede");
    }

    /** Called once a run. */
    public void record() {
        called.accept("record");
    }

    /** Called once a run. */
    public void complete() {
        called.accept("complete");
    }

    /** Whether there is anything to follow up. */
    public boolean hasWritten() {
        return written.getAsBoolean();
    }

    /** Whether contracts, instruments and events are to be linked. */
    public boolean areToLink() {
        return written.getAsBoolean();
    }

    /** Parameters of the SQL. */
    public void written() {}

    /** Whether orders are told live. */
    public boolean areToldLive() {
        return true;
    }

    /** Parameters of the SQL of orders that are told live. */
    public void told() {}

    /** Whether open orders are listed. */
    public boolean areListed() {
        return written.getAsBoolean();
    }

    /** Parameters of the SQL of open orders. */
    public void listed() {}

    /** Whether there are events to leave. */
    public boolean areWanted() {
        return true;
    }

    /** Whether days may have become complete. */
    public boolean mayTellDays() {
        return true;
    }

    /** Whether quarantined records are told. */
    public boolean tellQuarantine() {
        return true;
    }

    /** Parameters of the SQL that leaves events. */
    public void parameters() {}

    /** A step of a chunk. */
    public void merge() {}

    /** A step of a chunk or a run. */
    public void flush() {}

    /** A step of a chunk. */
    public void put() {}

    /** A step of a chunk. */
    public void learn() {}

    /** A step of a chunk. */
    public void link() {}

    /** A step of a chunk. */
    public void write() {}

    /** A step of a run. */
    public void settle() {}

    /** A step of a run. */
    public void decide() {}

    /** A step of a run. */
    public void restated() {}
}
