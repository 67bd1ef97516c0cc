package io.github.ibkringest.ingest;

import io.github.ibkringest.model.Dataset;

/** Another run of the same account and dataset is active. */
public final class RunBusyException extends RuntimeException {

    RunBusyException(String account, Dataset dataset) {
        super("another run of " + dataset + " of account " + account + " is active; wait for it to end");
    }
}
