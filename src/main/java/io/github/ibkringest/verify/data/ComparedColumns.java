package io.github.ibkringest.verify.data;

import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.model.Dataset;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The columns of a row that its own records decide; others follow from other rows. Immutable. */
record ComparedColumns(Set<String> derived, boolean none) {

    private static final Set<String> NONE = Set.of();

    /** What follow-ups decide of the columns of a row, which its result stands at. */
    static ComparedColumns of(Dataset dataset, ResultSet row) throws SQLException {
        return switch (dataset) {
            // completed by its executions, or by what a live source tells of the same order
            case ORDERS ->
                new ComparedColumns(
                        Set.of("order_reference"),
                        row.getBoolean("from_executions") || row.getString("own_values") != null);
            case EXECUTIONS -> new ComparedColumns(ofExecution(row), false);
            // taken from the booking
            case OPTION_EVENTS -> new ComparedColumns(Set.of("event_ts", "time_precision"), false);
            case CORPORATE_ACTIONS, TRANSFERS -> new ComparedColumns(NONE, false);
        };
    }

    /** An option event can tell that a row is a booking, which has no order; a row that gave way states no costs. */
    private static Set<String> ofExecution(ResultSet row) throws SQLException {
        Set<String> derived = new java.util.HashSet<>();
        if (row.getString("kind_text") == null) {
            derived.addAll(List.of("kind", "ibkr_order_id"));
        }
        if (row.getString("superseded_by") != null) {
            derived.addAll(List.of("commission", "taxes"));
        }
        return derived;
    }

    /** The columns of a stored row that differ from the row that its records make. */
    List<String> differing(RowType<?> type, FoldedRow wanted, ResultSet stored) throws SQLException {
        List<String> differing = new ArrayList<>(0);
        for (int i = 0; i < wanted.values().length; i++) {
            String column = type.columns().get(i).name();
            if (!none && !derived.contains(column) && !isEqual(wanted.values()[i], stored, column)) {
                differing.add(column);
            }
        }
        return differing;
    }

    private static boolean isEqual(Object wanted, ResultSet stored, String column) throws SQLException {
        if (wanted == null) {
            return stored.getObject(column) == null;
        }
        if (wanted instanceof BigDecimal number) {
            BigDecimal other = stored.getBigDecimal(column);
            return other != null && other.compareTo(number) == 0;
        }
        if (wanted instanceof LocalDate) {
            return wanted.equals(stored.getObject(column, LocalDate.class));
        }
        if (wanted instanceof Instant) {
            return stored.getTimestamp(column) != null
                    && wanted.equals(stored.getTimestamp(column).toInstant());
        }
        if (wanted instanceof List<?> texts) {
            Array array = stored.getArray(column);
            return array != null && texts.equals(Arrays.asList((Object[]) array.getArray()));
        }
        return Objects.equals(wanted.toString(), stored.getString(column));
    }
}
