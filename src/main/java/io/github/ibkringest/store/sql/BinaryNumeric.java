package io.github.ibkringest.store.sql;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal numbers as PostgreSQL's {@code numeric_recv} reads them: number of digits, weight of the first one, sign and
 * scale, two bytes each, then digits to the base of 10,000. The scale is kept: 1.50 stays 1.50. Stateless.
 */
final class BinaryNumeric {

    private static final int BASE = 10_000;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final int DECIMALS = 4;
    private static final int HEADER = 8;
    private static final int NEGATIVE = 0x4000;

    /** Digits that a long holds, with room for those that fill up the last group. */
    private static final int MAX_LONG = 15;

    private static final long[] POWERS = {1, 10, 100, 1_000};

    private BinaryNumeric() {}

    /** The bytes that a number takes at the most. */
    static int size(BigDecimal number) {
        return HEADER + 2 * ((number.precision() + Math.abs(number.scale())) / DECIMALS + 2);
    }

    /** Writes a number and returns the position after it. */
    static int write(BigDecimal number, byte[] bytes, int position) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        int scale = plain.scale();
        // Digits are grouped from the decimal point on.
        int filling = (DECIMALS - scale % DECIMALS) % DECIMALS;
        int groups = plain.precision() <= MAX_LONG
                ? groups(plain.unscaledValue().longValue(), filling, bytes, position + HEADER)
                : groups(plain.unscaledValue(), filling, bytes, position + HEADER);
        putShort(bytes, position, groups);
        putShort(bytes, position + 2, groups - 1 - (scale + filling) / DECIMALS);
        putShort(bytes, position + 4, plain.signum() < 0 ? NEGATIVE : 0);
        putShort(bytes, position + 6, scale);
        return position + HEADER + 2 * groups;
    }

    private static int groups(long unscaled, int filling, byte[] bytes, int position) {
        long left = Math.abs(unscaled) * POWERS[filling];
        int groups = 0;
        for (long rest = left; rest > 0; rest /= BASE) {
            groups++;
        }
        for (int group = groups - 1; group >= 0; group--) {
            putShort(bytes, position + 2 * group, (int) (left % BASE));
            left /= BASE;
        }
        return groups;
    }

    private static int groups(BigInteger unscaled, int filling, byte[] bytes, int position) {
        BigInteger left = unscaled.abs().multiply(BigInteger.valueOf(POWERS[filling]));
        int groups = 0;
        for (BigInteger rest = left; rest.signum() > 0; rest = rest.divide(BIG_BASE)) {
            groups++;
        }
        for (int group = groups - 1; group >= 0; group--) {
            BigInteger[] parts = left.divideAndRemainder(BIG_BASE);
            putShort(bytes, position + 2 * group, parts[1].intValue());
            left = parts[0];
        }
        return groups;
    }

    private static void putShort(byte[] bytes, int position, int value) {
        bytes[position] = (byte) (value >> 8);
        bytes[position + 1] = (byte) value;
    }
}
