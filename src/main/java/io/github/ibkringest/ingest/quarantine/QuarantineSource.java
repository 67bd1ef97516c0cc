package io.github.ibkringest.ingest.quarantine;

import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.Iterator;
import java.util.List;

/**
 * Records in quarantine as a source: they are read again with today's code and go the way of all records. What can be
 * read now is stored and thereby resolved; the rest stays with today's reason. Thread-safe.
 */
public final class QuarantineSource implements Source {

    /** The name in the ledger; it cannot be chosen for a sync. */
    public static final String NAME = "quarantine";

    private final List<QuarantinedRecord> records;
    private final Environment environment;
    private final RecordReader reader;

    /**
     * @param records records of one account, dataset and feed
     * @param environment what their account trades with
     * @param reader reads them
     */
    public QuarantineSource(List<QuarantinedRecord> records, Environment environment, RecordReader reader) {
        this.records = List.copyOf(records);
        this.environment = environment;
        this.reader = reader;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Iterator<QuarantineSession> sessions(Request request) {
        return List.of(new QuarantineSession(records, environment, reader)).iterator();
    }
}
