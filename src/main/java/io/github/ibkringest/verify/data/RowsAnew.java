package io.github.ibkringest.verify.data;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.row.StoredRow;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.verify.Check;
import io.github.ibkringest.verify.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Makes each row anew from the records that it keeps, and compares. Not thread-safe. */
final class RowsAnew {

    private static final int FETCHED = 500;

    private final Connection snapshot;
    private final RecordReaders readers;

    RowsAnew(Connection snapshot, RecordReaders readers) {
        this.snapshot = snapshot;
        this.readers = readers;
    }

    Outcome of(Dataset dataset, Long account) throws SQLException {
        Tally tally = new Tally(Check.ROWS_ANEW, dataset);
        RowType<Object> type = RowTypes.of(dataset);
        String sql = Sql.of("verify/rows")
                .replace("{table}", dataset.table())
                .replace("{key}", type.columns().get(0).name());
        try (PreparedStatement query = snapshot.prepareStatement(sql)) {
            query.setFetchSize(FETCHED);
            query.setObject(1, account, Types.BIGINT);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tally.checked();
                    compare(type, StoredRow.of(row), tally);
                }
            }
        }
        return tally.outcome();
    }

    private void compare(RowType<Object> type, StoredRow stored, Tally tally) throws SQLException {
        if (stored.fragments().isEmpty()) {
            return;
        }
        List<Statement> statements = new ArrayList<>(stored.fragments().size());
        for (Fragment fragment : stored.fragments()) {
            Reading<Object> reading = readers.reread(type.dataset(), stored.account(), fragment.raw());
            if (reading instanceof Reading.Malformed<Object> malformed) {
                tally.wrong(
                        stored.account(),
                        type.dataset().table(),
                        stored.id(),
                        "a record of it cannot be read again: " + malformed.reason());
                return;
            }
            Object data = ((Reading.Accepted<Object>) reading).data();
            statements.add(Statement.of(type, data, stored.key(), fragment));
        }
        FoldedRow row = new Fold(type, raw -> read(type, stored, raw)).fold(statements);
        List<String> differing =
                ComparedColumns.of(type.dataset(), stored.row()).differing(type, row, stored.row());
        if (!differing.isEmpty()) {
            tally.wrong(
                    stored.account(),
                    type.dataset().table(),
                    stored.id(),
                    String.join(", ", differing) + (differing.size() == 1 ? " is" : " are")
                            + " not what its records say");
        }
    }

    private Statement read(RowType<Object> type, StoredRow stored, RawRecord together) {
        return readers.reread(type.dataset(), stored.account(), together) instanceof Reading.Accepted<Object> accepted
                ? Statement.of(type, accepted.data(), "", together)
                : null;
    }
}
