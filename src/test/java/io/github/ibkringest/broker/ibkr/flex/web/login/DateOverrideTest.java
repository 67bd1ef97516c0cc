package io.github.ibkringest.broker.ibkr.flex.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DateOverrideTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 20);

    @ParameterizedTest
    @EnumSource
    void shouldLeaveTheQueryItsPeriodWhenNoDaysAreWanted(DateOverride override) {
        assertThat(parameters(override, QueryKind.ACTIVITY, null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,ACTIVITY,2026-07-01,2026-07-10,''",
        "FD_TD,ACTIVITY,2026-07-01,2026-07-10,&fd=20260701&td=20260710",
        "FD_TD,ACTIVITY,2026-07-01,,&fd=20260701&td=20260717",
        "FD_TD,CONFIRMS,2026-07-01,,&fd=20260701&td=20260720",
        "FD_TD,ACTIVITY,2026-07-20,,&fd=20260720&td=20260720",
        "FD_TD,ACTIVITY,2025-07-11,2026-07-10,&fd=20250711&td=20260710",
        "P,ACTIVITY,2026-07-01,,&p=20",
        "P,ACTIVITY,2026-07-01,2026-07-10,&p=20"
    })
    void shouldAskForTheDays(DateOverride override, QueryKind kind, LocalDate from, LocalDate to, String expected) {
        assertThat(parameters(override, kind, from, to)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseMoreThanAYear() {
        assertThatThrownBy(() -> parameters(
                        DateOverride.FD_TD, QueryKind.ACTIVITY, LocalDate.of(2025, 7, 10), LocalDate.of(2026, 7, 10)))
                .isInstanceOf(BrokerConfigurationException.class)
                .hasMessageContaining("at most 365 days")
                .hasMessageContaining("366")
                .hasMessageEndingWith("use: ibkr-ingest backfill --from 2025-07-10 --to 2026-07-10");
        assertThatThrownBy(() -> parameters(DateOverride.P, QueryKind.ACTIVITY, LocalDate.of(2025, 7, 1), null))
                .hasMessageContaining("at most 365 days")
                .hasMessageEndingWith("set date-override=FD_TD, and use: ibkr-ingest backfill --from 2025-07-01");
    }

    @Test
    void shouldRefuseDaysWithoutABeginning() {
        assertThatThrownBy(() -> parameters(DateOverride.FD_TD, QueryKind.ACTIVITY, null, MONDAY))
                .isInstanceOf(BrokerConfigurationException.class)
                .hasMessageContaining("--from");
    }

    private static String parameters(DateOverride override, QueryKind kind, LocalDate from, LocalDate to) {
        return override.parameters(new FlexQuery(kind, "1", override), new Period(from, to), MONDAY);
    }
}
