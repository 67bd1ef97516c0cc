package io.github.ibkringest.anyquery;

import io.github.ibkringest.anyquery.Fact.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What happened at the broker.
 *
 * @param facts in the order in which it happened
 * @param ordersTold orders that reports have rows of; the others are known by their executions alone
 */
record World(List<Fact> facts, Set<String> ordersTold) {

    /** Orders that leave something filled on each of their days: rows of others could not be taken back. */
    static Set<String> ordersAlwaysFilled(List<Fact> facts) {
        Map<String, Map<LocalDate, BigDecimal>> filled = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.order() != null) {
                BigDecimal counted = fact.counts() ? fact.quantity() : BigDecimal.ZERO;
                filled.computeIfAbsent(fact.account() + fact.order(), order -> new TreeMap<>())
                        .merge(fact.day(), counted, BigDecimal::add);
            }
        }
        filled.values().removeIf(days -> days.values().stream().anyMatch(quantity -> quantity.signum() == 0));
        return filled.keySet();
    }

    List<String> accounts() {
        return facts.stream().map(Fact::account).distinct().sorted().toList();
    }

    LocalDate firstDay() {
        return facts.stream().map(Fact::reported).min(LocalDate::compareTo).orElseThrow();
    }

    LocalDate lastDay() {
        return facts.stream().map(Fact::reported).max(LocalDate::compareTo).orElseThrow();
    }

    /** Some fact has a trade date that is not the date of its time. */
    boolean hasEvenings() {
        return facts.stream()
                .anyMatch(fact -> fact.isExecution()
                        && !fact.columns()
                                .get("dateTime")
                                .startsWith(fact.columns().get("tradeDate")));
    }

    /** No two executions agree in contract, day, quantity and price. */
    boolean hasNoLookAlikes() {
        List<Fact> executions = facts.stream().filter(Fact::isExecution).toList();
        return executions.stream().map(Fact::likeness).distinct().count() == executions.size();
    }

    Set<Integer> groups() {
        return facts.stream().map(Fact::group).collect(Collectors.toCollection(TreeSet::new));
    }

    World without(int group) {
        return only(fact -> fact.group() != group);
    }

    private World only(Predicate<Fact> wanted) {
        List<Fact> left = facts.stream().filter(wanted).toList();
        return new World(left, ordersTold);
    }

    /** One line for each fact. */
    String story() {
        return facts.stream()
                .map(fact -> "  " + (fact.counts() ? "+ " : "  ") + fact.kind() + " " + fact.account() + " "
                        + fact.columns().get("assetCategory") + " "
                        + fact.columns().get("symbol") + " "
                        + fact.quantity() + " @ " + fact.columns().get("tradePrice") + " "
                        + (fact.kind() == Kind.EVENT
                                ? fact.columns().get("transactionType") + " " + fact.day()
                                : fact.columns().get("dateTime"))
                        + ", booked " + fact.reported()
                        + (fact.order() == null ? "" : ", order " + fact.order()) + ", trade "
                        + fact.columns().get("tradeID")
                        + (ordersTold.contains(fact.account() + fact.order()) ? ", with order row" : ""))
                .collect(Collectors.joining("\n"));
    }
}
