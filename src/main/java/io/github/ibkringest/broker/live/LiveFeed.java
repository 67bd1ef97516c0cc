package io.github.ibkringest.broker.live;

/** Something that can be listened to for as long as somebody stays connected. Immutable and thread-safe. */
public interface LiveFeed {

    /** Name of the source that has it. */
    String source();

    /** Name of the session, and of its payloads in the ledger. */
    String name();

    /** A connection that hands what it hears to a sink; it connects nowhere before it is run. */
    LiveConnection connection(LiveSink sink);
}
