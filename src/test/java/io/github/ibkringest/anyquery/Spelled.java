package io.github.ibkringest.anyquery;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Values in another spelling that says the same, as other programs export them: each statement has its own. */
final class Spelled {

    /** Of so many columns of a statement one is spelled otherwise. */
    private static final int EVERY = 4;

    private Spelled() {}

    /** A value as a statement spells it that was made at a moment. */
    static String of(String column, String value, Map<String, String> row, LocalDateTime generated) {
        if (Math.floorMod(Objects.hash(column, generated) >> 4, EVERY) > 0) {
            return value;
        }
        return switch (column) {
            case "currency", "ibCommissionCurrency", "assetCategory", "levelOfDetail", "openCloseIndicator" ->
                value.toLowerCase(Locale.ROOT);
            case "symbol" -> value.toLowerCase(Locale.ROOT) + " ";
            case "putCall" -> value.equals("P") ? "PUT" : value.equals("C") ? "call" : value;
            case "buySell" -> value.replace("BUY", "Buy").replace("SELL", "SLD");
            case "transactionType" -> value.toUpperCase(Locale.ROOT);
            case "strike" ->
                value.isEmpty()
                                && Objects.requireNonNullElse(row.get("putCall"), "")
                                        .isEmpty()
                        ? "0"
                        : value.isEmpty() || value.contains(".") ? value : value + ".00";
            case "multiplier" -> value.isEmpty() || value.contains(".") ? value : value + ".0";
            default -> value;
        };
    }
}
