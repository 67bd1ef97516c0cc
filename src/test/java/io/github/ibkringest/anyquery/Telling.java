package io.github.ibkringest.anyquery;

import io.github.ibkringest.anyquery.Fact.Kind;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One statement: what a query says of some days, and of what is known at a moment. */
record Telling(Query query, LocalDate from, LocalDate to, LocalDateTime generated) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd;HHmmss");
    private static final List<String> NOT_OF_ORDERS =
            List.of("transactionID", "tradeID", "ibExecID", "brokerageOrderID", "exchange", "transactionType", "notes");

    String xml(World world) {
        FlexXml document = query.activity() ? FlexXml.activity() : FlexXml.confirmations();
        for (String account : world.accounts()) {
            List<Fact> facts = new ArrayList<>(world.facts());
            facts.removeIf(fact -> !fact.account().equals(account) || !isTold(fact));
            if (isBackwards()) {
                Collections.reverse(facts);
            }
            document.statement(account, statement -> fill(statement, world, account, facts));
        }
        return document.toXml();
    }

    /** The same, made at another moment. */
    Telling madeOn(LocalDateTime moment) {
        return new Telling(query, from, to, moment);
    }

    boolean isTold(Fact fact) {
        return isKnown(fact) && covers(fact.reported());
    }

    private boolean isKnown(Fact fact) {
        return query.activity()
                ? fact.reported().isBefore(generated.toLocalDate())
                : !fact.known().isAfter(generated);
    }

    /** Reports list equal rows in any order. */
    private boolean isBackwards() {
        return generated.getMinute() % 2 == 0;
    }

    private boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private Statement fill(Statement statement, World world, String account, List<Fact> facts) {
        statement
                .whenGenerated(SECOND.format(generated))
                .period(DateTimeFormatter.BASIC_ISO_DATE.format(from), DateTimeFormatter.BASIC_ISO_DATE.format(to));
        statement.emptySection(query.activity() ? "Trades" : "TradeConfirms");
        if (query.orders()) {
            orders(world, account).forEach(order -> statement.trade(row("Order", order)));
        }
        facts.stream()
                .filter(Fact::isExecution)
                .forEach(fact -> statement.trade(row(query.activity() ? "Trade" : "TradeConfirm", fact.columns())));
        if (!query.events().isEmpty()) {
            statement.emptySection("OptionEAE");
            facts.stream().filter(fact -> !fact.isExecution()).forEach(fact -> statement.optionEvent(event(fact)));
        }
        return statement;
    }

    private Row row(String element, Map<String, String> columns) {
        Row row = Row.of(element);
        for (Map.Entry<String, String> column : columns.entrySet()) {
            String name = query.nameOf(column.getKey());
            if (name != null) {
                String value = query.activity() ? column.getValue() : confirmed(column, columns);
                row = row.with(name, Spelled.of(column.getKey(), value, columns, generated));
            }
        }
        return row;
    }

    /**
     * Confirmations have open and close among the codes, write the symbols of options with one space, and estimate the
     * commission of some fills. Some name the zone.
     */
    private String confirmed(Map.Entry<String, String> column, Map<String, String> columns) {
        return switch (column.getKey()) {
            case "notes" ->
                columns.get("openCloseIndicator").isEmpty()
                        ? column.getValue()
                        : columns.get("openCloseIndicator") + ";" + column.getValue();
            case "symbol" -> column.getValue().replaceAll(" +", " ");
            case "ibCommission" -> columns.get("transactionID").endsWith("3") ? "-0.99" : column.getValue();
            case "dateTime", "orderTime" ->
                column.getValue().isEmpty() || generated.getMinute() % 3 > 0
                        ? column.getValue()
                        : column.getValue() + " EDT";
            default -> column.getValue();
        };
    }

    private Row event(Fact fact) {
        Row row = Row.of("OptionEAE");
        for (Map.Entry<String, String> column : fact.columns().entrySet()) {
            if (query.events().contains(column.getKey())) {
                row = row.with(column.getKey(), column.getValue());
            }
        }
        return row;
    }

    /** For each order, day and contract what it has filled, as far as this statement knows. */
    private List<Map<String, String>> orders(World world, String account) {
        Map<String, List<Fact>> parts = new LinkedHashMap<>();
        for (Fact fact : world.facts()) {
            if (fact.order() != null
                    && fact.account().equals(account)
                    && covers(fact.day())
                    && isKnown(fact)
                    && world.ordersTold().contains(account + fact.order())) {
                parts.computeIfAbsent(fact.order() + fact.day() + fact.conId(), part -> new ArrayList<>())
                        .add(fact);
            }
        }
        return parts.values().stream()
                .map(Telling::order)
                .filter(order -> order != null)
                .toList();
    }

    private static Map<String, String> order(List<Fact> part) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal money = BigDecimal.ZERO;
        BigDecimal commission = BigDecimal.ZERO;
        Fact last = part.get(0);
        for (Fact fact : part) {
            quantity = quantity.add(fact.quantity());
            money = money.add(fact.quantity().multiply(fact.number("tradePrice")));
            commission = commission.add(fact.number("ibCommission"));
            boolean later =
                    fact.columns().get("dateTime").compareTo(last.columns().get("dateTime")) > 0;
            last = fact.kind() == Kind.FILL && (later || last.kind() != Kind.FILL) ? fact : last;
        }
        if (quantity.signum() == 0 || last.kind() != Kind.FILL) {
            return null;
        }
        Map<String, String> order = new LinkedHashMap<>(last.columns());
        NOT_OF_ORDERS.forEach(column -> order.put(column, ""));
        order.put("reportDate", last.columns().get("tradeDate"));
        order.put("quantity", quantity.toPlainString());
        order.put("tradePrice", money.divide(quantity, 12, RoundingMode.HALF_UP).toPlainString());
        order.put("ibCommission", commission.toPlainString());
        order.put("levelOfDetail", "ORDER");
        return order;
    }

    @Override
    public String toString() {
        return from + " to " + to + ", made " + generated + ": " + query;
    }
}
