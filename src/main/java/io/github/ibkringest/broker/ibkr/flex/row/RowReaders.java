package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.record.Readings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads rows with today's settings, and those that were stored as they were read when they came: a row that other settings
 * than the first ones decide has the mark {@value Readings#MARK} with the number of its reading. One that was put together from rows
 * of several readings has a mark for each attribute. Thread-safe.
 */
public final class RowReaders {

    /** The columns of days and moments, which settings decide. */
    private static final List<Column> DATES = List.of(
            Column.DATE_TIME,
            Column.TRADE_DATE,
            Column.REPORT_DATE,
            Column.SETTLE_DATE,
            Column.ORDER_TIME,
            Column.EVENT_DATE,
            Column.EXPIRY);

    private static final List<Column> TIMES = List.of(Column.DATE_TIME, Column.TRADE_TIME, Column.ORDER_TIME);

    private final FlexSettings settings;
    private final Readings known;
    private final int number;
    private final FlexSettings first;
    private final RowReader own;
    private final Map<Integer, RowReader> others = new ConcurrentHashMap<>();

    public RowReaders(FlexSettings settings, Readings known) {
        this.settings = settings;
        this.known = known;
        this.number = known.numberOf(settings.reading());
        this.first = settingsOf(Readings.FIRST);
        this.own = new RowReader(settings);
    }

    /** The number of today's settings. */
    public int number() {
        return number;
    }

    /** The settings of a number; today's where they are not known. */
    public FlexSettings settingsOf(int reading) {
        String text = reading == number ? null : known.settingsOf(reading);
        return text == null ? settings : settings.read(text);
    }

    /** Reads rows as they are delivered. */
    public RowReader own() {
        return own;
    }

    /** Reads rows as they were read when they came. */
    public RowReader stored() {
        return new RowReader(first, this::of);
    }

    private RowReader of(int reading) {
        return reading == number ? own : others.computeIfAbsent(reading, other -> new RowReader(settingsOf(other)));
    }

    /** The record of a delivered row, which says how it was read when that is not how the first ones were. */
    public String marked(String json, FlexRow row) {
        return isDecided(row) ? RawJson.with(json, Readings.MARK, Integer.toString(number)) : json;
    }

    /** Whether the row says something else with the first settings. */
    private boolean isDecided(FlexRow row) {
        if (number == Readings.FIRST) {
            return false;
        }
        return settings.dateOrder() != first.dateOrder() && DATES.stream().anyMatch(column -> has(row, column, '/'))
                || !(settings.zone().equals(first.zone())
                                && settings.zoneNames().equals(first.zoneNames()))
                        && TIMES.stream().anyMatch(column -> row.text(column) != null);
    }

    private static boolean has(FlexRow row, Column column, char wanted) {
        String text = row.text(column);
        return text != null && text.indexOf(wanted) >= 0;
    }
}
