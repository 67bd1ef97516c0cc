package io.github.ibkringest.store.row;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.NamedFact.IdKind;
import io.github.ibkringest.model.OrderKey;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stored rows by the ids that records name. Thread-safe. */
public final class NamedRows {

    private final JdbcTemplate jdbc;

    public NamedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stored row.
     *
     * @param key its dedup key
     * @param raw the record that it mostly says
     */
    public record Named(String key, RawRecord raw) {}

    /** The rows that any of some records may name, without those that the run has written. */
    public List<Named> of(Dataset dataset, long accountId, long runId, Collection<NamedFact> named) {
        List<Object> arguments = new ArrayList<>(List.of(accountId, runId));
        switch (dataset) {
            case ORDERS ->
                arguments.add(texts(
                        named,
                        fact -> OrderKey.of(
                                fact.ids().get(IdKind.ORDER_ID), fact.ids().get(IdKind.PERM_ID))));
            case OPTION_EVENTS -> arguments.add(ids(named, IdKind.EVENT_ID));
            case CORPORATE_ACTIONS, TRANSFERS -> arguments.add(ids(named, IdKind.MOVEMENT_ID));
            case EXECUTIONS -> {
                arguments.add(ids(named, IdKind.EXEC_ID));
                arguments.add(ids(named, IdKind.TRANSACTION_ID));
                arguments.add(ids(named, IdKind.TRADE_ID));
                arguments.add(texts(named, fact -> fact.contract().conId()));
            }
        }
        return jdbc.query(Sql.of(dataset + "/named"), (row, n) -> named(row), arguments.toArray());
    }

    private static String[] ids(Collection<NamedFact> named, IdKind kind) {
        return texts(named, fact -> fact.ids().get(kind));
    }

    private static String[] texts(Collection<NamedFact> named, Function<NamedFact, String> text) {
        return named.stream().map(text).toArray(String[]::new);
    }

    private static Named named(ResultSet row) throws SQLException {
        Timestamp asOf = row.getTimestamp("as_of");
        Provenance provenance =
                new Provenance(row.getString("feed"), row.getInt("feed_rank"), asOf == null ? null : asOf.toInstant());
        return new Named(
                row.getString("key"),
                new RawRecord(
                        row.getString("raw_record"), row.getObject("content_hash", UUID.class), provenance, "stored"));
    }
}
