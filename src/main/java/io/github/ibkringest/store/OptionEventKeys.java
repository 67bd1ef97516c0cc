package io.github.ibkringest.store;

import io.github.ibkringest.fold.OptionEventRows;
import io.github.ibkringest.fold.Statement;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings together option events that one statement names by trade id and another does not (old statements, or a query
 * without that column): the same contract, day, type and quantity are the same event. Thread-safe.
 */
public final class OptionEventKeys {

    private static final int CON_ID = OptionEventRows.TYPE.position("con_id");
    private static final int DATE = OptionEventRows.TYPE.position("event_date");
    private static final int TYPE = OptionEventRows.TYPE.position("event_type");
    private static final int QUANTITY = OptionEventRows.TYPE.position("quantity");

    private final JdbcTemplate jdbc;

    public OptionEventKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The statements with the keys under which their events are stored; stored events get better keys. */
    public List<Statement> unify(long accountId, long runId, List<Statement> statements) {
        if (statements.isEmpty()) {
            return statements;
        }
        Object[] events = {
            array(statements, Statement::key, String[]::new),
            array(statements, s -> (String) s.values()[CON_ID], String[]::new),
            array(statements, s -> Objects.toString(s.values()[DATE], null), String[]::new),
            array(statements, s -> (String) s.values()[TYPE], String[]::new),
            array(statements, s -> (BigDecimal) s.values()[QUANTITY], BigDecimal[]::new)
        };
        jdbc.update(
                Sql.of("option-events/adopt-trade-ids"),
                accountId,
                runId,
                events[0],
                events[1],
                events[2],
                events[3],
                events[4]);
        Map<String, String> keys = new HashMap<>();
        jdbc.query(
                Sql.of("option-events/known-by-trade-id"),
                (ResultSet row) -> {
                    keys.put(row.getString(1), row.getString(2));
                },
                accountId,
                events[0],
                events[1],
                events[2],
                events[3],
                events[4]);
        return keys.isEmpty()
                ? statements
                : statements.stream()
                        .map(s -> s.under(keys.getOrDefault(s.key(), s.key())))
                        .toList();
    }

    private static <V> V[] array(
            List<Statement> statements, Function<Statement, V> value, java.util.function.IntFunction<V[]> make) {
        return statements.stream().map(value).toArray(make);
    }
}
