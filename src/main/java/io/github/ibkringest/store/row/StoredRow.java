package io.github.ibkringest.store.row;

import io.github.ibkringest.fold.Fragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A row of a dataset as it is stored, at which its result stands.
 *
 * @param id its key in the database
 * @param account code of its account
 * @param key dedup key
 * @param fragments all that was said of it, the best first; empty where nothing was, because it was derived from other rows
 * @param row the result, which stands at it
 */
public record StoredRow(long id, String account, String key, List<Fragment> fragments, ResultSet row) {

    /** The row of a query that has the columns id, account and key beside those of the table. */
    public static StoredRow of(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong("id"), row.getString("account"), row.getString("key"), RowStore.fragments(row), row);
    }
}
