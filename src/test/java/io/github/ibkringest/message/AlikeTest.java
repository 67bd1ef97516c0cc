package io.github.ibkringest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlikeTest {

    private static final List<String> KNOWN = List.of(
            "flex.date-order",
            "flex.zone",
            "flex.token",
            "flex-web.main.token",
            "schedule.activity.cron",
            "U7000005",
            "U7000006",
            "U8800001");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "flex.dateorder,         flex.date-order",
                "FLEX_DATE_ORDER,        flex.date-order",
                "flex.date-odrer,        flex.date-order",
                "schedule.activty.cron,  schedule.activity.cron",
                "date-order,             flex.date-order",
                "U8800010,               U8800001",
                "U700005,                U7000005",
                "U7000007,               U7000005 or U7000006",
                "colour,                 none",
                "-,                      none"
            })
    void shouldFindWhatWasMeant(String name, String meant) {
        assertThat(Alike.question(name, KNOWN)).isEqualTo(meant == null ? "" : "; did you mean " + meant + "?");
    }
}
