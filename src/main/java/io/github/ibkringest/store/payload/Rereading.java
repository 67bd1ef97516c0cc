package io.github.ibkringest.store.payload;

import io.github.ibkringest.fold.Statement;
import java.util.function.Consumer;

/** Reads payloads once more, all their records, of whatever account and dataset. */
public interface Rereading {

    /** The digest of the payload that is being stored. */
    String sha256();

    /** Reads the payload that is being stored. */
    void current(Consumer<Statement> records);

    /** Reads a payload that was kept. */
    void kept(KeptPayload payload, Consumer<Statement> records);
}
