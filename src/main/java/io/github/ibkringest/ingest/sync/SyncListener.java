package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.ingest.run.RunReport;
import java.util.List;

/** Hears what each sync did, once its runs have ended. Called on the thread of the sync; must not throw. */
@FunctionalInterface
public interface SyncListener {

    /** A sync that nobody listens to. */
    SyncListener NONE = reports -> {};

    /** The runs of one sync that was no dry run, also those that failed; maybe none. */
    void ended(List<RunReport> reports);

    /** The same of a live session, which stores a few records at a time, maybe many times a second. */
    default void endedLive(List<RunReport> reports) {
        ended(reports);
    }
}
