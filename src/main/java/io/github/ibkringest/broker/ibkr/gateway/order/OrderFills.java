package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What is filled of an order, by its states and by its executions. Immutable.
 *
 * <p>Both are told again and again, in any order, and executions also before the terms of their order. What comes out does
 * not depend on that order: fills never go back, the greatest filled quantity counts, and of two that state the same
 * quantity the execution's average, because it is still told when only the order's end is.
 *
 * @param stated by states and the list of completed orders; null when none told
 * @param executed by executions, by the con id of what they traded: legs of a combo are executions of its order too
 */
public record OrderFills(Filled stated, Map<String, Filled> executed) {

    static final OrderFills NONE = new OrderFills(null, Map.of());

    /**
     * A filled quantity.
     *
     * @param quantity what is filled
     * @param average price of all of it; null when not told
     */
    public record Filled(BigDecimal quantity, BigDecimal average) {

        /** The greater one; of equal ones the next, whose average may be missing. */
        private static Filled greater(Filled known, Filled next) {
            int more = known == null ? 1 : next.quantity().compareTo(known.quantity());
            if (more != 0) {
                return more > 0 ? next : known;
            }
            return next.average() == null ? known : next;
        }
    }

    OrderFills stated(BigDecimal quantity, BigDecimal average) {
        return isTold(quantity)
                ? new OrderFills(Filled.greater(stated, new Filled(quantity, average)), executed)
                : this;
    }

    OrderFills executed(ExecutionDetails details) {
        String conId = details.contract().conId();
        if (conId == null || !isTold(details.cumulativeQuantity())) {
            return this;
        }
        Filled known = executed.get(conId);
        Filled greater = Filled.greater(known, new Filled(details.cumulativeQuantity(), details.averagePrice()));
        if (greater.equals(known)) {
            return this;
        }
        Map<String, Filled> changed = new HashMap<>(executed);
        changed.put(conId, greater);
        return new OrderFills(stated, changed);
    }

    private static boolean isTold(BigDecimal quantity) {
        return quantity != null && quantity.signum() >= 0;
    }

    /**
     * What is filled of an order; null when not known.
     *
     * @param conId what is ordered; null while not known, then executions may be of anything
     */
    public Filled of(String conId) {
        Filled own = conId == null ? null : executed.get(conId);
        return own == null ? stated : Filled.greater(stated, own);
    }
}
