package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run leaves an event of each thing that a consumer would act on, in its transaction, and none of what it only repeats. */
class EventsOfRunsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final Row FILL = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldTellOfAFillItsOrderAndThePosition() throws IOException {
        assertThat(leftBy(FILL)).containsExactly("order.created", "execution.recorded", "position.changed");
    }

    @Test
    void shouldTellNothingTwice() throws IOException {
        leftBy(FILL);

        assertThat(leftBy(FILL)).isEmpty();
    }

    @Test
    void shouldTellWhatACancelTakesBack() throws IOException {
        leftBy(FILL);

        assertThat(leftBy(Rows.cancelOf(FILL).with("transactionID", "99")))
                .contains("execution.cancelled", "position.changed")
                .doesNotContain("execution.recorded", "execution.corrected");
        assertThat(position("quantity_after")).isEqualTo("0");
    }

    @Test
    void shouldTellOfACorrection() throws IOException {
        leftBy(FILL);

        assertThat(leftBy(FILL.with("ibExecID", "0000f1ab.6a01.01.02")
                        .with("transactionID", "91")
                        .with("tradePrice", "42.60")))
                .contains("execution.corrected", "execution.recorded")
                .doesNotContain("position.changed");
    }

    /** Which reports are completed later is known from what they covered. */
    @Test
    void shouldTellWhenAFinalReportConfirmsAFill() throws IOException {
        left(FlexXml.confirmations().statement("U1234567", s -> s.trade(Confirms.of(FILL))));

        assertThat(leftBy(FILL)).contains("execution.confirmed").doesNotContain("execution.recorded");
    }

    @Test
    void shouldTellOptionEventsByWhatTheyAre() throws IOException {
        assertThat(left(FlexXml.activity().statement("U1234567", s -> s.optionEvent(OptionEvents.assignment()))))
                .contains("option.assigned");
    }

    @Test
    void shouldCallHistoryWhatHappenedLongAgo() throws IOException {
        leftBy(FILL);

        assertThat(INGESTOR.jdbc().queryForList("select distinct is_history from trading.event", Boolean.class))
                .containsExactly(true);
    }

    private List<String> leftBy(Row row) throws IOException {
        return left(FlexXml.activity().statement("U1234567", s -> s.trade(row)));
    }

    /** The types of the events that a sync left, without those of days. */
    private List<String> left(FlexXml statement) throws IOException {
        long before = INGESTOR.jdbc().queryForObject("select last_id from trading.event_head", Long.class);
        INGESTOR.sync(statement.writeTo(folder.resolve("statement.xml")));
        EventReplay.agreesWith(INGESTOR.jdbc());
        return INGESTOR.jdbc()
                .queryForList(
                        "select type from trading.event where id > ? and type not like 'day.%' order by id",
                        String.class, before);
    }

    private static String position(String value) {
        return INGESTOR.jdbc()
                .queryForObject(
                        "select data::json ->> ? from trading.event where type = 'position.changed' order by id desc limit 1",
                        String.class,
                        value);
    }
}
