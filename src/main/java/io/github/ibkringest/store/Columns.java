package io.github.ibkringest.store;

import org.springframework.jdbc.core.RowMapper;

/**
 * Rows of one column that is never null. Spring's own mapper for them sets up all of its type conversions first, which
 * a short command would wait for.
 */
final class Columns {

    static final RowMapper<Long> LONG = (row, n) -> row.getLong(1);
    static final RowMapper<Boolean> BOOLEAN = (row, n) -> row.getBoolean(1);

    private Columns() {}
}
