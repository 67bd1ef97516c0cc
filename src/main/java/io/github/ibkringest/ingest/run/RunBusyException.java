package io.github.ibkringest.ingest.run;

import io.github.ibkringest.model.Dataset;

/** Another run of the same account and dataset is active. */
public final class RunBusyException extends RuntimeException {

    public RunBusyException(String account, Dataset dataset) {
        super("another run of " + dataset + " of account " + account + " is active; wait for it to end");
    }
}
