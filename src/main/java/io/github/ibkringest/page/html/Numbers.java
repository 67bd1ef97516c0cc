package io.github.ibkringest.page.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them, rounded as the database rounds. Stateless. */
public final class Numbers {

    private static final int THOUSAND = 3;
    private static final int CENTS = 2;
    private static final int MOST = 6;
    private static final long KILO = 1024;

    private Numbers() {}

    /** With two digits after the point. */
    public static String money(BigDecimal number) {
        return plain(number.setScale(CENTS, RoundingMode.HALF_UP));
    }

    /** The same with a plus before what is above zero. */
    public static String result(BigDecimal number) {
        BigDecimal rounded = number.setScale(CENTS, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + plain(rounded);
    }

    /** With two to six digits after the point; below 1 with six that are not leading zeros, as a price can be far below a cent. */
    public static String price(BigDecimal number) {
        int most = MOST + Math.max(0, number.signum() == 0 ? 0 : number.scale() - number.precision());
        BigDecimal rounded = number.scale() > most ? number.setScale(most, RoundingMode.HALF_UP) : number;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return plain(stripped.scale() < CENTS ? stripped.setScale(CENTS, RoundingMode.UNNECESSARY) : stripped);
    }

    /** With the digits that it needs. */
    public static String count(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return plain(stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped);
    }

    /** A number of bytes. */
    public static String bytes(BigDecimal number) {
        long bytes = number.longValue();
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? plain(BigDecimal.valueOf(Math.round(bytes / (double) KILO))) + " kB"
                : plain(BigDecimal.valueOf(bytes / (double) (KILO * KILO)).setScale(1, RoundingMode.HALF_UP)) + " MB";
    }

    /** With commas between thousands and a true minus, which a screen reader says. */
    private static String plain(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = point - THOUSAND; at > 0; at -= THOUSAND) {
            text.insert(at, ',');
        }
        return (number.signum() < 0 ? "\u2212" : "") + text;
    }
}
