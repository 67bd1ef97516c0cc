package io.github.ibkringest.anyquery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row that a report with all columns has of something that happened, under the names of activity statements.
 *
 * @param group facts of one group belong together: a fill with its cancel and its correction, a booking with its event
 * @param order id of the order, or null where it belongs to none
 * @param day the trade date
 * @param reported the day on which activity statements book it
 * @param known when confirmations know it
 * @param counts whether it counts, once everything has happened
 */
record Fact(
        Kind kind,
        int group,
        String account,
        String conId,
        String order,
        LocalDate day,
        LocalDate reported,
        LocalDateTime known,
        BigDecimal quantity,
        boolean counts,
        Map<String, String> columns) {

    /** Kinds of facts. */
    enum Kind {
        FILL,
        CANCEL,
        BOOKING,
        EVENT
    }

    boolean isExecution() {
        return kind != Kind.EVENT;
    }

    BigDecimal number(String column) {
        return new BigDecimal(columns.get(column));
    }

    Fact counting(boolean now) {
        return new Fact(kind, group, account, conId, order, day, reported, known, quantity, now, columns);
    }

    /** The same ids and figures once more, in another account. */
    Fact in(String other, int otherGroup) {
        Map<String, String> changed = new LinkedHashMap<>(columns);
        changed.put("accountId", other);
        return new Fact(kind, otherGroup, other, conId, order, day, reported, known, quantity, counts, changed);
    }

    /** What identifies a fact for those who have no id of it. */
    String likeness() {
        return account + " " + columns.get("symbol") + " " + day + " " + quantity.stripTrailingZeros() + " "
                + number("tradePrice").stripTrailingZeros();
    }
}
