package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexNumbers;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.model.BrokerTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.IntFunction;

/** Reads typed values from the columns of rows. Immutable and thread-safe. */
public final class RowReader {

    private final FlexDates dates;
    private final FlexTimes times;
    private final ContractValues contracts;
    private final IntFunction<RowReader> readings;

    /** Reads all rows with some settings. */
    public RowReader(FlexSettings settings) {
        this(settings, null);
    }

    /**
     * Reads rows as they were read once.
     *
     * @param settings for rows that do not say how they were read
     * @param readings the readers of the others, by the number of their reading
     */
    RowReader(FlexSettings settings, IntFunction<RowReader> readings) {
        this.dates = new FlexDates(settings.dateOrder());
        this.times = new FlexTimes(dates, settings);
        this.contracts = new ContractValues(dates);
        this.readings = readings;
    }

    /** A reader of a column of a row. */
    private RowReader of(FlexRow row, Column column) {
        int reading = readings == null || !row.shape().tellsReadings() ? FlexRow.NO_READING : row.reading(column);
        return reading == FlexRow.NO_READING ? this : readings.apply(reading);
    }

    /** An id; zero stands for "none". */
    public String id(FlexRow row, Column column) {
        String text = row.text(column);
        return text == null || text.equals("0") ? null : text.strip();
    }

    /** The number in a column, or null where it is empty. Throws {@link MalformedRowException} for anything else. */
    public BigDecimal decimal(FlexRow row, Column column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        try {
            return FlexNumbers.parse(text);
        } catch (NumberFormatException e) {
            throw MalformedRowException.unreadable(row, column, text, "a number", e);
        }
    }

    /** A cost: Flex states it negative, the store positive. */
    public BigDecimal cost(FlexRow row, Column column) {
        BigDecimal delivered = decimal(row, column);
        return delivered == null ? null : delivered.negate();
    }

    /**
     * The date in a column, or null where it is empty or of several days. Throws {@link MalformedRowException} for
     * anything else.
     */
    public LocalDate date(FlexRow row, Column column) {
        String text = row.text(column);
        if (text == null || text.equals("MULTI")) {
            return null;
        }
        try {
            return of(row, column).dates.parse(text);
        } catch (DateTimeException e) {
            throw MalformedRowException.unreadable(row, column, text, "a date", e);
        }
    }

    /**
     * The moment in a column, or null where it is empty or there are several. Throws {@link MalformedRowException}
     * for anything else.
     */
    public BrokerTime time(FlexRow row, Column column) {
        String text = row.text(column);
        if (text == null || text.equals("MULTI")) {
            return null;
        }
        try {
            return of(row, column).times.parse(text);
        } catch (DateTimeException e) {
            throw MalformedRowException.unreadable(row, column, text, "a date and time", e);
        }
    }

    /** When the row was executed: Date/Time, or in older statements Trade Date and Trade Time. */
    public BrokerTime executedAt(FlexRow row) {
        BrokerTime stated = time(row, Column.DATE_TIME);
        String tradeDate = row.text(Column.TRADE_DATE);
        if (stated != null || tradeDate == null) {
            return stated;
        }
        String tradeTime = row.text(Column.TRADE_TIME);
        LocalDate date = date(row, Column.TRADE_DATE);
        if (date == null) {
            return null;
        }
        try {
            FlexTimes ofDay = of(row, Column.TRADE_DATE).times;
            return tradeTime == null ? ofDay.ofDate(date, tradeDate) : ofDay.parse(tradeDate, tradeTime);
        } catch (DateTimeException e) {
            throw MalformedRowException.unreadable(row, Column.TRADE_TIME, tradeTime, "a time", e);
        }
    }

    /** How to read the columns of a row's contract. */
    public ContractValues contracts(FlexRow row) {
        return of(row, Column.EXPIRY).contracts;
    }
}
