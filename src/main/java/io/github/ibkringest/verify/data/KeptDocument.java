package io.github.ibkringest.verify.data;

import io.github.ibkringest.store.payload.KeptPayload;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A payload as it is kept, with what is noted of it.
 *
 * @param payload its bytes
 * @param sha256 the digest that they should have
 * @param size the number of bytes
 * @param accounts codes of its accounts, with blanks between them
 * @param rows how many rows it should have; null where nobody counted them
 * @param records JSON: records by account and dataset
 * @param skipped JSON: rows by the rule that skips them
 */
record KeptDocument(
        KeptPayload payload, String sha256, long size, String accounts, Long rows, String records, String skipped) {

    /** The payload in a row of verify/payloads.sql. */
    static KeptDocument of(ResultSet row, JdbcTemplate jdbc) throws SQLException {
        return new KeptDocument(
                new KeptPayload(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("feed"),
                        row.getString("name"),
                        row.getInt("reading_id"),
                        jdbc),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                row.getString("accounts"),
                row.getObject("rows", Long.class),
                row.getString("records"),
                row.getString("skipped"));
    }
}
