package io.github.ibkringest.flex;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;

/** One of two thousand invented contracts: every fifth is a stock, the four after it are options on it. */
record GeneratedContract(int number) {

    static final int COUNT = 2000;
    private static final int FAMILY = 5;

    boolean option() {
        return number % FAMILY != 0;
    }

    GeneratedContract stock() {
        return new GeneratedContract(number - number % FAMILY);
    }

    int multiplier() {
        return option() ? 100 : 1;
    }

    String conid() {
        return Integer.toString(910_000_001 + number);
    }

    /** Monthly options of 2026: they expire on a third Friday. */
    LocalDate expiry() {
        return LocalDate.of(2026, 1 + number / FAMILY % 9, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    }

    /** This contract, or its stock when the option has expired by then. */
    GeneratedContract tradedOn(LocalDate day) {
        return option() && expiry().isBefore(day) ? stock() : this;
    }

    int strike() {
        return 20 + number / FAMILY % 80 + 5 * (number % FAMILY);
    }

    /** A price in cents around which the contract trades. */
    int cents() {
        return option() ? 50 + 37 * (number % 23) : 100 * (20 + number / FAMILY % 80);
    }

    void describe(RowBuffer row) {
        row.set("conid", conid()).set("symbol", symbol()).set("description", description());
        if (option()) {
            row.set("underlyingConid", stock().conid())
                    .set("underlyingSymbol", ticker())
                    .set("underlyingSecurityID", stock().isin())
                    .set("strike", Integer.toString(strike()))
                    .set("expiry", date(expiry()))
                    .set("putCall", right())
                    .set("subCategory", right());
        } else {
            row.set("underlyingSymbol", ticker())
                    .set("isin", isin())
                    .set("securityID", isin())
                    .set("cusip", isin().substring(2, 11))
                    .set("figi", "BBG99%07d".formatted(number));
        }
    }

    static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String ticker() {
        int family = number / FAMILY;
        return "Z" + (char) ('A' + family / 26 % 26) + (char) ('A' + family % 26);
    }

    private String isin() {
        return "US990%06d0".formatted(number).substring(0, 11) + number % 10;
    }

    private String symbol() {
        return option()
                ? "%-6s%s%s%08d".formatted(ticker(), date(expiry()).substring(2), right(), strike() * 1000)
                : ticker();
    }

    private String description() {
        return option()
                ? "%s %s %d %s".formatted(ticker(), date(expiry()), strike(), right())
                : ticker() + " HOLDINGS INC";
    }

    private String right() {
        return number % 2 == 0 ? "P" : "C";
    }
}
