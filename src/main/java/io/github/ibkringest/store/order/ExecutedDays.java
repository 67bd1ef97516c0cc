package io.github.ibkringest.store.order;

import io.github.ibkringest.fold.layout.Leg;
import io.github.ibkringest.fold.order.ExecutedDay;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the executions of orders add up to. Thread-safe. */
final class ExecutedDays {

    private final JdbcTemplate jdbc;

    ExecutedDays(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The days of some orders, by the key of the order. */
    Map<Long, List<ExecutedDay>> of(Collection<Long> orders) {
        Map<Long, List<ExecutedDay>> days = new HashMap<>();
        jdbc.query(
                Sql.of("orders/executed-days"),
                (ResultSet row) -> {
                    days.computeIfAbsent(row.getLong("order_id"), order -> new ArrayList<>())
                            .add(day(row));
                },
                (Object) orders.toArray(Long[]::new));
        return days;
    }

    private static ExecutedDay day(ResultSet row) throws SQLException {
        return new ExecutedDay(
                row.getObject("day", LocalDate.class),
                dates(row.getArray("report_dates")),
                dates(row.getArray("trade_dates")),
                dates(row.getArray("fill_dates")),
                Leg.of(row.getString("con_id"), row.getString("plain")),
                row.getString("symbol"),
                row.getString("side"),
                row.getBigDecimal("filled"),
                row.getBigDecimal("filled_at_first"),
                row.getBigDecimal("money"),
                row.getBigDecimal("commission"),
                new ExecutedDay.About(
                        row.getString("currency"),
                        row.getString("commission_currency"),
                        row.getString("order_type"),
                        instant(row.getTimestamp("submitted_at")),
                        instant(row.getTimestamp("updated_at")),
                        row.getObject("trade_date", LocalDate.class)));
    }

    private static Set<LocalDate> dates(Array dates) throws SQLException {
        return dates == null
                ? Set.of()
                : Stream.of((Date[]) dates.getArray()).map(Date::toLocalDate).collect(Collectors.toSet());
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
