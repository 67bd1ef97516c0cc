package io.github.ibkringest.broker.ibkr.flex.total;

import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.StatedTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines of a statement of funds, by currency and level: only where they begin, what they add up to and where they end
 * are totals. Source: the lines of a real statement, of which each balance is the one before it and the amount, and each amount
 * is debit and credit. Not thread-safe.
 */
final class FundsLines {

    private final Map<String, Lines> groups = new TreeMap<>();

    /**
     * Adds a line, in the order of the statement.
     *
     * @param level of the line: its own currency, or the base currency
     * @param amount null or empty for a line that only states a balance
     * @param debit null where the line has none
     * @param credit likewise
     * @param balance after it, or null
     */
    void add(
            String currency, String level, BigDecimal amount, BigDecimal debit, BigDecimal credit, BigDecimal balance) {
        groups.computeIfAbsent(currency + "\n" + level, key -> new Lines(currency, level))
                .add(amount == null ? BigDecimal.ZERO : amount, debit, credit, balance);
    }

    List<StatedTotal> totals() {
        List<StatedTotal> totals = new ArrayList<>();
        groups.values().forEach(lines -> lines.addTo(totals));
        return totals;
    }

    private static final class Lines {

        private final String currency;
        private final String level;
        private int count;
        private boolean hasAllBalances = true;
        private boolean hasParts;
        private BigDecimal opening;
        private BigDecimal closing;
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal parts = BigDecimal.ZERO;

        Lines(String currency, String level) {
            this.currency = currency;
            this.level = level;
        }

        void add(BigDecimal booked, BigDecimal debit, BigDecimal credit, BigDecimal balance) {
            count++;
            amount = amount.add(booked);
            for (BigDecimal part : new BigDecimal[] {debit, credit}) {
                hasParts |= part != null;
                parts = part == null ? parts : parts.add(part);
            }
            hasAllBalances &= balance != null;
            if (balance != null) {
                opening = opening == null ? balance.subtract(booked) : opening;
                closing = balance;
            }
        }

        void addTo(List<StatedTotal> totals) {
            totals.add(total("lines", BigDecimal.valueOf(count)));
            totals.add(total("amount", amount));
            if (hasParts) {
                totals.add(total("debitAndCredit", parts));
            }
            if (hasAllBalances) {
                totals.add(total("openingBalance", opening));
                totals.add(total("balance", closing));
            }
        }

        private StatedTotal total(String name, BigDecimal value) {
            return new StatedTotal(Section.FUNDS.element(), currency, level, name, value);
        }
    }
}
