package io.github.ibkringest.anyquery;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What somebody ticked.
 *
 * @param activity an activity query, else one of trade confirmations
 * @param orders whether order rows are ticked, too
 * @param trades columns of the trades, under the names of activity statements
 * @param events columns of the option section; none when the section is not ticked
 */
record Query(boolean activity, boolean orders, Set<String> trades, Set<String> events) {

    private static final List<String> CONTRACT = List.of(
            "accountId",
            "currency",
            "fxRateToBase",
            "assetCategory",
            "subCategory",
            "symbol",
            "description",
            "conid",
            "isin",
            "listingExchange",
            "underlyingConid",
            "underlyingSymbol",
            "multiplier",
            "strike",
            "expiry",
            "putCall");

    private static final List<String> TRADE = join(
            CONTRACT,
            List.of(
                    "tradeID",
                    "reportDate",
                    "dateTime",
                    "tradeDate",
                    "settleDateTarget",
                    "transactionType",
                    "exchange",
                    "quantity",
                    "tradePrice",
                    "taxes",
                    "ibCommission",
                    "ibCommissionCurrency",
                    "netCash",
                    "fifoPnlRealized",
                    "openCloseIndicator",
                    "notes",
                    "origTradePrice",
                    "origTradeDate",
                    "origTradeID",
                    "origOrderID",
                    "origTransactionID",
                    "buySell",
                    "ibOrderID",
                    "transactionID",
                    "ibExecID",
                    "brokerageOrderID",
                    "orderReference",
                    "orderTime",
                    "levelOfDetail",
                    "orderType"));

    private static final List<String> EVENT = join(
            CONTRACT,
            List.of(
                    "date",
                    "transactionType",
                    "quantity",
                    "tradePrice",
                    "markPrice",
                    "proceeds",
                    "commisionsAndTax",
                    "costBasis",
                    "realizedPnl",
                    "tradeID"));

    /** What confirmations call these columns; those with an empty name they do not have. */
    private static final Map<String, String> CONFIRMED = Map.ofEntries(
            Map.entry("ibExecID", "execID"),
            Map.entry("ibOrderID", "orderID"),
            Map.entry("notes", "code"),
            Map.entry("settleDateTarget", "settleDate"),
            Map.entry("tradePrice", "price"),
            Map.entry("ibCommission", "commission"),
            Map.entry("ibCommissionCurrency", "commissionCurrency"),
            Map.entry("taxes", "tax"),
            Map.entry("transactionID", ""),
            Map.entry("openCloseIndicator", ""),
            Map.entry("fxRateToBase", ""),
            Map.entry("fifoPnlRealized", ""),
            Map.entry("origOrderID", ""),
            Map.entry("origTransactionID", ""));

    static Query full(boolean orders) {
        return new Query(true, orders, Set.copyOf(TRADE), Set.copyOf(EVENT));
    }

    /** Some columns, at least those by which a row says what was traded: in any case those given. */
    static Query some(Random random, boolean orders, String... always) {
        boolean activity = random.nextInt(3) > 0;
        int percent = List.of(8, 30, 60, 90, 97).get(random.nextInt(5));
        Set<String> trades = ticked(random, TRADE, percent);
        trades.addAll(List.of("buySell", "quantity", "tradePrice"));
        trades.add(random.nextBoolean() ? "symbol" : "conid");
        trades.add(random.nextBoolean() ? "dateTime" : "tradeDate");
        trades.addAll(List.of(always));
        if (orders) {
            trades.add("ibOrderID");
        }
        Set<String> events = new TreeSet<>();
        if (activity && random.nextBoolean()) {
            events.addAll(ticked(random, EVENT, percent));
            events.addAll(List.of("date", "quantity"));
            events.add(random.nextBoolean() ? "symbol" : "conid");
            if (random.nextInt(4) > 0) {
                events.add("transactionType");
            }
        }
        return new Query(activity, orders, trades, events);
    }

    /** Some columns of an activity query, without that of the booking day, and mostly without those of ids. */
    static Query withoutBookingDay(Random random) {
        Query some = some(random, false);
        Set<String> trades = new TreeSet<>(some.trades());
        trades.remove("reportDate");
        if (random.nextInt(4) > 0) {
            trades.removeAll(List.of("transactionID", "ibExecID"));
        }
        if (random.nextBoolean()) {
            trades.removeAll(List.of("tradeID", "origTradeID", "origTransactionID"));
        }
        return new Query(true, false, trades, some.events());
    }

    private static Set<String> ticked(Random random, List<String> columns, int percent) {
        Set<String> ticked = new TreeSet<>();
        columns.forEach(column -> {
            if (random.nextInt(100) < percent) {
                ticked.add(column);
            }
        });
        return ticked;
    }

    /** The name under which the report delivers a column of the trades, or null where it does not. */
    String nameOf(String column) {
        String name = activity ? column : CONFIRMED.getOrDefault(column, column);
        return !trades.contains(column) || name.isEmpty() ? null : name;
    }

    /** Whether order rows say on which day they are booked. */
    boolean tellsBookingDay() {
        return trades.contains("reportDate") || trades.contains("tradeDate");
    }

    /** Short: what is ticked, or what is not where that is less. */
    @Override
    public String toString() {
        Set<String> missing = new TreeSet<>(TRADE);
        missing.removeAll(trades);
        return (activity ? "AF" : "TCF")
                + (orders ? " with order rows" : "")
                + (missing.isEmpty()
                        ? " all columns"
                        : missing.size() < trades.size() ? " without " + missing : " only " + trades)
                + (events.isEmpty() ? "" : "; events " + (events.size() == EVENT.size() ? "all" : events));
    }

    private static List<String> join(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
