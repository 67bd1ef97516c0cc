package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.broker.ibkr.flex.format.UnknownZoneException;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.ContractValues;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a statement says that cannot be read and that it is stored without, counted once for each kind. Not
 * thread-safe.
 */
public final class UnreadValues {

    private record Seen(String first, long rows) {}

    private final ContractValues contracts;
    private final FlexTimes times;
    private final ZoneId zone;
    private final Map<Column, String> readable = new EnumMap<>(Column.class);
    private final Map<Column, Seen> columns = new EnumMap<>(Column.class);
    private final Set<String> zones = new TreeSet<>();

    UnreadValues(FlexSettings settings) {
        FlexDates dates = new FlexDates(settings.dateOrder());
        this.contracts = new ContractValues(dates);
        this.times = new FlexTimes(dates, settings);
        this.zone = settings.zone();
    }

    /** Looks at the texts of a row, null for none. */
    void row(Function<Column, String> texts) {
        for (Column column : ContractValues.COLUMNS) {
            String text = texts.apply(column);
            // most rows say what the one before said
            if (text == null || text.equals(readable.get(column))) {
                continue;
            }
            if (contracts.isReadable(column, text)) {
                readable.put(column, text);
            } else {
                Seen seen = columns.get(column);
                columns.put(column, seen == null ? new Seen(text, 1) : new Seen(seen.first(), seen.rows() + 1));
            }
        }
    }

    /** Looks at the head of a statement; what is wrong otherwise is refused. */
    void whenGenerated(String text) {
        try {
            if (!text.isEmpty()) {
                times.parse(text);
            }
        } catch (UnknownZoneException e) {
            made(e);
        } catch (DateTimeException e) {
            // the statement is refused, with the reason
        }
    }

    /** A statement was made in a zone that is not known; null when it is. */
    public void made(UnknownZoneException unknown) {
        if (unknown != null) {
            zones.add(unknown.zone());
        }
    }

    /** Reports one finding for each kind. */
    void report(Findings findings) {
        zones.forEach(name -> findings.advice(
                "time zone",
                "whenGenerated has the unknown zone " + name + ", so it is read in the zone " + zone,
                UnknownZoneException.cure(name)));
        columns.forEach((column, seen) -> findings.advice(
                "contracts",
                column.attributes().get(0) + "=\"" + seen.first() + "\" is not "
                        + (column == Column.EXPIRY ? "a date" : "a number")
                        + ", so contracts are stored without such values",
                "compare the column \"" + column.label() + "\" with the contract in the portal",
                seen.rows()));
    }
}
