package io.github.ibkringest.verify.data;

import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.ReadingStore;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.verify.Check;
import io.github.ibkringest.verify.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads all payloads and rows again, one by one, in the transaction of a connection. Needs no right but to read. Not
 * thread-safe.
 */
public final class DataVerification {

    private final Connection snapshot;
    private final Brokers brokers;

    /**
     * @param brokers what reads the records of each feed
     */
    public DataVerification(Connection snapshot, Brokers brokers) {
        this.snapshot = snapshot;
        this.brokers = brokers;
    }

    /**
     * Does all checks, and tells each as it is done.
     *
     * @param account key of the only account that is checked; null for all
     * @param part which of the payloads are read; rows are read with the whole only
     */
    public List<Outcome> checks(Long account, Part part, Consumer<Outcome> done) throws SQLException {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(snapshot, true));
        // numbers that it makes up are of nobody else's concern, because nothing is written
        RecordReaders readers = new RecordReaders(brokers, new ReadingStore(jdbc, null).unwritten());
        Tally bytes = new Tally(Check.PAYLOAD_BYTES, null);
        PayloadRecords records = new PayloadRecords(jdbc, readers, account);
        List<KeptDocument> documents = jdbc.query(
                Sql.of("verify/payloads"), (row, n) -> KeptDocument.of(row, jdbc), account, part.number(), part.of());
        for (KeptDocument document : documents) {
            bytes.checked();
            String damage = PayloadBytes.damageOf(document);
            if (damage == null) {
                records.check(document);
            } else {
                bytes.wrong(
                        document.accounts(),
                        "raw_payload_chunk",
                        document.payload().id(),
                        damage);
            }
        }
        List<Outcome> outcomes = new ArrayList<>(List.of(bytes.outcome()));
        outcomes.addAll(records.outcomes());
        if (part.of() == 1) {
            for (Dataset dataset : Dataset.values()) {
                outcomes.add(new RowsAnew(snapshot, readers).of(dataset, account));
            }
        }
        outcomes.forEach(done);
        return outcomes;
    }
}
