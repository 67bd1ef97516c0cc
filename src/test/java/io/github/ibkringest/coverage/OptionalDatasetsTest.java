package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What not every query selects is missed from the day on that it was delivered for, and not before. */
class OptionalDatasetsTest {

    private static final String ACCOUNT = "U1";

    private final List<Proof> proofs = new ArrayList<>();

    private void proven(Dataset dataset, String from, String to) {
        Period period = new Period(LocalDate.parse(from), LocalDate.parse(to));
        proofs.add(new Proof(ACCOUNT, dataset, "flex-web", false, period, "query", proofs.size()));
    }

    private Completeness completeness() {
        return new Completeness(
                List.of(ACCOUNT),
                new Evidence(
                        proofs,
                        List.of(),
                        Map.of(),
                        List.of(),
                        Dataset.required().stream()
                                .map(dataset -> new Evidence.Tried(ACCOUNT, dataset, true))
                                .toList()),
                null,
                TradingCalendar.standard(),
                LocalDate.parse("2026-01-16"));
    }

    private void provenRequired() {
        Dataset.required().forEach(dataset -> proven(dataset, "2026-01-02", "2026-01-16"));
    }

    @Test
    void shouldLeaveAnAccountGreenThatNeverHadIt() {
        provenRequired();
        Completeness completeness = completeness();

        assertThat(completeness.isGreen(List.of(ACCOUNT))).isTrue();
        assertThat(completeness.gaps()).isEmpty();
        assertThat(completeness.datasets(ACCOUNT)).containsExactlyElementsOf(Dataset.required());
        assertThat(completeness.history(ACCOUNT, Dataset.TRANSFERS)).isEqualTo(History.NOT_CONFIGURED);
        assertThat(completeness.stateOf(ACCOUNT, Dataset.TRANSFERS, LocalDate.parse("2026-01-12")))
                .isEqualTo(DayState.NOT_CONFIGURED);
    }

    @Test
    void shouldMissNothingFromBeforeItWasDeliveredFirst() {
        provenRequired();
        proven(Dataset.TRANSFERS, "2026-01-12", "2026-01-16");
        Completeness completeness = completeness();

        assertThat(completeness.isGreen(List.of(ACCOUNT))).isTrue();
        assertThat(completeness.datasets(ACCOUNT))
                .contains(Dataset.TRANSFERS)
                .doesNotContain(Dataset.CORPORATE_ACTIONS);
        assertThat(completeness.stateOf(ACCOUNT, Dataset.TRANSFERS, LocalDate.parse("2026-01-09")))
                .isEqualTo(DayState.NOT_CONFIGURED);
    }

    @Test
    void shouldMissDaysAfterItWasDeliveredFirst() {
        provenRequired();
        proven(Dataset.TRANSFERS, "2026-01-12", "2026-01-14");
        Completeness completeness = completeness();

        assertThat(completeness.isGreen(List.of(ACCOUNT))).isFalse();
        assertThat(completeness.gaps())
                .containsExactly(new Gap(
                        ACCOUNT, Dataset.TRANSFERS, LocalDate.parse("2026-01-15"), LocalDate.parse("2026-01-16")));
    }
}
