package io.github.ibkringest.store.account;

import io.github.ibkringest.store.sql.Columns;
import io.github.ibkringest.store.sql.Sql;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a store holds of the built-in sample, and what beside it. Thread-safe. */
public final class SampleData {

    private final JdbcTemplate jdbc;

    /** The sample in the store behind a connection. */
    public SampleData(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the store holds that is not of the sample, in words; empty when there is nothing. */
    public List<String> others() {
        return jdbc.queryForList(Sql.of("sample/others"), String.class);
    }

    /**
     * Removes the sample within the current transaction.
     *
     * @param own key of the account whose statement comes; it stays, without the rows of the sample
     * @param delivered codes of the accounts that come with it, each of which is cleared by its own run
     * @return codes of the accounts that were removed or cleared; none when the sample is not here
     */
    public List<String> remove(Long own, Collection<String> delivered) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject(Sql.of("sample/is-here"), Columns.BOOLEAN))) {
            return List.of();
        }
        return jdbc.queryForList(Sql.of("sample/remove"), String.class, own, delivered.toArray(String[]::new));
    }
}
