package io.github.ibkringest.page;

import io.github.ibkringest.listing.Column;
import io.github.ibkringest.store.sql.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The columns of the queries, as the database tells them: also of those that find no rows. Thread-safe. */
final class Columns {

    private final JdbcTemplate jdbc;
    private final Map<String, List<Column>> known = new ConcurrentHashMap<>();

    Columns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The columns of a query, such as {@code web/days}. */
    List<Column> of(String query) {
        return known.computeIfAbsent(query, this::ask);
    }

    private List<Column> ask(String query) {
        // as Camel reads it: named parameters, and comments are whole lines
        String sql = Sql.of(query).replaceAll("(?m)^\\s*--.*$", "").replaceAll(":#\\w+", "null");
        return jdbc.execute(sql, (PreparedStatement statement) -> {
            ResultSetMetaData told = statement.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= told.getColumnCount(); i++) {
                columns.add(Column.of(told, i));
            }
            return List.copyOf(columns);
        });
    }
}
