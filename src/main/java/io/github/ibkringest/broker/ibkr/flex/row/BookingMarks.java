package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.Dataset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Adds to a row of an activity statement what the statement's period shows about its booking day, where the row
 * has no report date: the section of trades holds what was booked within the period. The marks are attributes whose names
 * no XML attribute can have, so that they stay with the record. Immutable; as thread-safe as its shapes.
 */
public final class BookingMarks {

    /** The day of the booking, from a statement of one day; a report date that the row states comes before it. */
    static final String ON = "#reportDate";

    /** That the day of the booking is a later one than that of the trade, from a statement that begins after the trade. */
    static final String LATER = "#bookedLater";

    /** From this hour on a trade may be of the next trading day, and be booked on it. */
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    /** Rows of more than a quarter before, or of after the period, show that the dates of the statement are not those of bookings. */
    private static final int LONGEST_DELAY_DAYS = 92;

    private static final ZoneId NEW_YORK = FlexSettings.NEW_YORK;

    private final RowShapes shapes;
    private final FlexDates dates;
    private final FlexTimes times;

    /** Marks rows of the given shapes. */
    public BookingMarks(RowShapes shapes, FlexDates dates, FlexTimes times) {
        this.shapes = shapes;
        this.dates = dates;
        this.times = times;
    }

    /** The row, with a mark if only its statement shows the booking day. */
    public FlexRow mark(FlexRow row, Period period) {
        if (row.section() != Section.TRADES || period.from() == null || row.text(Column.REPORT_DATE) != null) {
            return row;
        }
        Dataset dataset = RowKind.of(row.shape().element(), row.text(Column.LEVEL_OF_DETAIL))
                .dataset();
        if (dataset == null) {
            return row;
        }
        LocalDate traded = tradedOn(row);
        if (traded != null && isOutOfReach(traded, period)) {
            return row;
        }
        if (period.from().equals(period.to())) {
            return row.with(shapes.with(row.shape(), ON), period.from().toString());
        }
        return dataset == Dataset.EXECUTIONS && hasNoId(row) && traded != null && traded.isBefore(period.from())
                ? row.with(shapes.with(row.shape(), LATER), "true")
                : row;
    }

    /** Ids distinguish bookings by themselves. */
    private static boolean hasNoId(FlexRow row) {
        return row.text(Column.EXEC_ID) == null && row.text(Column.TRANSACTION_ID) == null;
    }

    /** The day of the trade; null when no column says it, and for an evening, which may be of the next day. */
    private LocalDate tradedOn(FlexRow row) {
        try {
            String tradeDate = row.text(Column.TRADE_DATE);
            if (tradeDate != null) {
                return dates.parse(tradeDate);
            }
            String dateTime = row.text(Column.DATE_TIME);
            return dateTime == null ? null : dayOf(times.parse(dateTime));
        } catch (DateTimeException e) {
            return null; // the mapper says what is wrong with it
        }
    }

    private static LocalDate dayOf(BrokerTime moment) {
        boolean mayBeOfNextDay = moment.precision() != BrokerTime.Precision.DATE
                && !moment.instant().atZone(NEW_YORK).toLocalTime().isBefore(EVENING);
        return mayBeOfNextDay ? null : moment.localDate();
    }

    private static boolean isOutOfReach(LocalDate traded, Period period) {
        return traded.isBefore(period.from().minusDays(LONGEST_DELAY_DAYS))
                || period.to() != null && traded.isAfter(period.to());
    }
}
