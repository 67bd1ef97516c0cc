package io.github.ibkringest.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.eventlog.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events as people read them. */
class EventLineTest {

    private static String said(String type, String data) {
        Instant time = Instant.parse("2026-07-17T18:30:00Z");
        return EventLine.said(new Event(1, type, "U1", "P:9001", 2, 3L, time, time, false, data, null));
    }

    /** A working order is for sixty-one shares, not for none; and a change says what changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "order.created | {'side': 'SELL', 'quantity': 61, 'filled_quantity': 0, 'limit_price': 9.5, 'status': 'WORKING'}"
                        + "| SELL 0 of 61 limit 9.5 WORKING order P:9001",
                "order.created | {'side': 'SELL', 'quantity': 61, 'status': 'WORKING'} | SELL 61 WORKING order P:9001",
                "order.created | {'side': 'SELL', 'filled_quantity': 5, 'average_price': 2, 'status': 'FILLED_OR_PARTIAL'}"
                        + "| SELL 5 @ 2 FILLED_OR_PARTIAL order P:9001",
                "order.filled | {'side': 'BUY', 'quantity': 41, 'filled_quantity': 41, 'limit_price': 9.5,"
                        + " 'average_price': 9.4, 'old_status': 'WORKING', 'status': 'FILLED'}"
                        + "| BUY 41 limit 9.5 @ 9.4 WORKING -> FILLED order P:9001",
                "order.changed | {'side': 'BUY', 'quantity': 41, 'old_quantity': 40, 'filled_quantity': 3,"
                        + " 'old_filled_quantity': 1, 'limit_price': 9.6, 'old_limit_price': 9.5, 'average_price': 9.4,"
                        + " 'old_status': 'PARTIALLY_FILLED', 'status': 'PARTIALLY_FILLED'}"
                        + "| BUY 1 -> 3 of 40 -> 41 limit 9.5 -> 9.6 @ 9.4 PARTIALLY_FILLED order P:9001",
                "order.changed | {'side': 'BUY', 'quantity': 41, 'filled_quantity': 41, 'average_price': 9.4,"
                        + " 'status': 'FILLED', 'commission': 0.35, 'commission_currency': 'USD'}"
                        + "| BUY 41 @ 9.4 FILLED commission 0.35 USD order P:9001",
                "order.changed | {'side': 'BUY', 'quantity': 41, 'status': 'WORKING', 'not_seen_since': '2026-07-17T18:30:00Z'}"
                        + "| BUY 41 WORKING not listed since 2026-07-17T18:30:00Z order P:9001",
                "order.rejected | {'side': 'BUY', 'quantity': 41, 'filled_quantity': 0, 'status': 'REJECTED',"
                        + " 'status_reason': 'No trading\\npermissions.', 'commission': null, 'commission_currency': 'USD'}"
                        + "| BUY 0 of 41 REJECTED (No trading permissions.) order P:9001",
                "order.changed | {'side': 'BUY', 'quantity': 41, 'status': 'WORKING', 'is_effective': false}"
                        + "| BUY 41 WORKING another row stands for it order P:9001",
            })
    void shouldSayWhatAnOrderIsAndWhatChanged(String type, String data, String line) {
        assertThat(said(type, data.replace('\'', '"'))).isEqualTo(line);
    }

    /** A cost that comes late, and one that is there no more. */
    @Test
    void shouldSayWhatAnExecutionCosts() {
        String fill =
                "{\"symbol\": \"NWND\", \"side\": \"BUY\", \"quantity\": 10, \"price\": 2.5, \"currency\": \"USD\"";
        assertThat(said("execution.recorded", fill + "}")).isEqualTo("NWND BUY 10 @ 2.5 USD");
        assertThat(said("execution.corrected", fill + ", \"commission\": -1.25, \"commission_currency\": \"EUR\"}"))
                .isEqualTo("NWND BUY 10 @ 2.5 USD commission -1.25 EUR");
        assertThat(said("execution.corrected", fill + ", \"is_effective\": false}"))
                .isEqualTo("NWND BUY 10 @ 2.5 USD counts no more");
    }
}
