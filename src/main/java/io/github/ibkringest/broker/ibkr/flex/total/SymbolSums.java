package io.github.ibkringest.broker.ibkr.flex.total;

import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.StatedTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The symbol summaries of a statement, added up by contract and currency: a summary is of one day and side, but says
 * {@code MULTI} where its executions are of several. Not thread-safe.
 */
final class SymbolSums {

    private final Map<List<String>, Map<String, BigDecimal>> sums =
            new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));

    /**
     * Adds what a summary says.
     *
     * @param values by the name of the total; a value that is null makes the total unknown for the contract
     */
    void add(String currency, String conId, Map<String, BigDecimal> values) {
        Map<String, BigDecimal> known = sums.computeIfAbsent(List.of(currency, conId), key -> new LinkedHashMap<>());
        values.forEach((name, value) -> {
            BigDecimal before = known.containsKey(name) ? known.get(name) : BigDecimal.ZERO;
            known.put(name, before == null || value == null ? null : before.add(value));
        });
    }

    List<StatedTotal> totals() {
        List<StatedTotal> totals = new ArrayList<>();
        sums.forEach((contract, values) -> values.forEach((name, value) -> {
            if (value != null) {
                totals.add(new StatedTotal(Section.SYMBOLS.element(), contract.get(0), contract.get(1), name, value));
            }
        }));
        return totals;
    }
}
