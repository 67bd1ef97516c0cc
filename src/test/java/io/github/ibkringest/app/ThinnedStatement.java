package io.github.ibkringest.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Flex statement of a query in which fewer columns are ticked. What decides a position stays: the account, the contract
 * by one of its names, side, quantity, price and a day.
 *
 * @param xml the document
 * @param dropped which columns are gone, by row
 */
record ThinnedStatement(String xml, Map<String, Set<String>> dropped) {

    private static final Pattern ROW = Pattern.compile("<(Trade|Order|TradeConfirm|OptionEAE)(\\s[^>]*?)(/?)>");
    private static final Pattern COLUMN = Pattern.compile("\\s+([A-Za-z]+)=(\"[^\"]*\"|'[^']*')");
    private static final Set<String> KEPT = Set.of("accountId", "buySell", "quantity", "tradePrice", "price");
    private static final List<String> DAYS = List.of("tradeDate", "dateTime", "date");
    private static final List<String> NAMES = List.of("conid", "symbol");

    static ThinnedStatement of(String xml, Random random) {
        Map<String, Set<String>> columns = new TreeMap<>();
        Map<String, Set<String>> stated = new TreeMap<>();
        Matcher row = ROW.matcher(xml);
        while (row.find()) {
            Set<String> here = new TreeSet<>();
            Matcher column = COLUMN.matcher(row.group(2));
            while (column.find()) {
                columns.computeIfAbsent(row.group(1), first -> new TreeSet<>()).add(column.group(1));
                if (column.group(2).length() > 2) {
                    here.add(column.group(1));
                }
            }
            stated.computeIfAbsent(row.group(1), first -> new TreeSet<>(here)).retainAll(here);
        }
        Map<String, Set<String>> dropped = new TreeMap<>();
        columns.forEach((name, all) -> dropped.put(name, some(all, stated.get(name), random)));
        String thin = ROW.matcher(xml)
                .replaceAll(found -> Matcher.quoteReplacement("<" + found.group(1)
                        + without(found.group(2), dropped.get(found.group(1))) + found.group(3) + ">"));
        return new ThinnedStatement(thin, dropped);
    }

    private static Set<String> some(Set<String> all, Set<String> stated, Random random) {
        double share = random.nextDouble();
        Set<String> dropped = new TreeSet<>(all);
        dropped.removeIf(column -> KEPT.contains(column) || random.nextDouble() > share);
        keepOne(DAYS, stated, dropped, random);
        keepOne(NAMES, stated, dropped, random);
        return dropped;
    }

    /** Keeps one of several columns, of those that each row states; all of them where there are none. */
    private static void keepOne(List<String> names, Set<String> stated, Set<String> dropped, Random random) {
        List<String> everywhere = new ArrayList<>(names);
        everywhere.retainAll(stated);
        if (everywhere.isEmpty()) {
            dropped.removeAll(names);
        } else if (dropped.containsAll(everywhere)) {
            Collections.shuffle(everywhere, random);
            dropped.remove(everywhere.get(0));
        }
    }

    private static String without(String attributes, Set<String> dropped) {
        return COLUMN.matcher(attributes)
                .replaceAll(found -> dropped.contains(found.group(1)) ? "" : Matcher.quoteReplacement(found.group()));
    }
}
