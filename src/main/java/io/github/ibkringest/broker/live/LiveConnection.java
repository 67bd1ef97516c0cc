package io.github.ibkringest.broker.live;

/** Stays connected until it is stopped. One thread runs it, once; it can be stopped from any thread. */
public interface LiveConnection extends Runnable {

    /** Stays connected, and connects again whenever that ends, until it is stopped. Throws nothing. */
    @Override
    void run();

    /** Ends it soon; harmless when it has ended. */
    void stop();
}
