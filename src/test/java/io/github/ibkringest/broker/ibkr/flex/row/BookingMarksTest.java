package io.github.ibkringest.broker.ibkr.flex.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.broker.record.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the period of a statement shows of the booking day of a row without report date. */
class BookingMarksTest {

    private static final FlexSettings SETTINGS = FlexSettings.DEFAULT;

    private final RowShapes shapes = new RowShapes();
    private final FlexDates dates = new FlexDates(SETTINGS.dateOrder());
    private final BookingMarks marks = new BookingMarks(shapes, dates, new FlexTimes(dates, SETTINGS));

    @ParameterizedTest
    @CsvSource({
        "tradeDate=20260330, true",
        "tradeDate=20260405, true",
        "tradeDate=20260406, false",
        "tradeDate=20260104, true",
        "tradeDate=20260103, false",
        "dateTime=20260330;103000, true",
        "dateTime=20260330;173000, false",
    })
    void shouldKnowThatARowWasBookedLater(String traded, boolean later) {
        assertThat(marked(traded, "2026-04-06", "2026-04-10").shape().isBookedLater())
                .isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({
        "tradeDate=20260406, 2026-04-06",
        "tradeDate=20260330, 2026-04-06",
        "dateTime=20260405;203000, 2026-04-06",
        "tradeDate=20260407, ",
        "tradeDate=20260103, ",
    })
    void shouldKnowTheDayFromAStatementOfOneDay(String traded, String booked) {
        assertThat(marked(traded, "2026-04-06", "2026-04-06").text(Column.REPORT_DATE))
                .isEqualTo(booked);
    }

    @Test
    void shouldLeaveWhatTheRowSays() {
        FlexRow row = FlexRows.in(shapes, FlexRows.trade("tradeDate=20260330", "reportDate=20260331"));
        assertThat(marks.mark(row, new Period(LocalDate.parse("2026-04-06"), LocalDate.parse("2026-04-06"))))
                .isSameAs(row);
    }

    private FlexRow marked(String traded, String from, String to) {
        FlexRow row = FlexRows.in(shapes, FlexRows.trade(traded, "quantity=1"));
        return marks.mark(row, new Period(LocalDate.parse(from), LocalDate.parse(to)));
    }
}
