package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexNumbers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and dates that describe a contract. What cannot be read of these is left empty: a trade counts whatever its
 * contract is called. Immutable and thread-safe.
 */
public final class ContractValues {

    /** The columns that are more than a text. */
    public static final List<Column> COLUMNS = List.of(Column.STRIKE, Column.EXPIRY, Column.MULTIPLIER);

    /** As in the names of contracts: {@code 18SEP26}. */
    private static final Pattern COMPACT = Pattern.compile("(\\d{1,2})([A-Za-z]{3})(\\d{2}|\\d{4})");

    private final FlexDates dates;

    /** Reads dates as {@code dates} does. */
    public ContractValues(FlexDates dates) {
        this.dates = dates;
    }

    /** A number, or null when there is none or it cannot be read. */
    public BigDecimal number(String text) {
        try {
            return text == null ? null : plain(FlexNumbers.parse(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Without zeros behind it, which say nothing. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A strike, or null when there is none; without a right a zero is none. */
    public BigDecimal strike(String text, String right) {
        BigDecimal strike = number(text);
        return strike != null && strike.signum() == 0 && right == null ? null : strike;
    }

    /** A date, or null when there is none or it cannot be read. */
    public LocalDate date(String text) {
        try {
            return text == null ? null : read(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether a text can be read in a column. */
    public boolean isReadable(Column column, String text) {
        return text == null
                || (column == Column.EXPIRY ? text.equals("MULTI") || date(text) != null : number(text) != null);
    }

    private LocalDate read(String text) {
        if (FlexDates.isDigits(text, 0, text.length())) {
            return dates.parse(text);
        }
        Matcher compact = COMPACT.matcher(text);
        return dates.parse(compact.matches() ? compact.replaceFirst("$1-$2-$3") : text);
    }
}
