package io.github.ibkringest.store.sql;

import org.springframework.jdbc.core.RowMapper;

/**
 * Rows of one column that is never null. Spring's own mapper for them sets up all of its type conversions first, which
 * a short command would wait for.
 */
public final class Columns {

    /** A number that is never null. */
    public static final RowMapper<Long> LONG = (row, n) -> row.getLong(1);
    /** A truth value that is never null. */
    public static final RowMapper<Boolean> BOOLEAN = (row, n) -> row.getBoolean(1);

    private Columns() {}
}
