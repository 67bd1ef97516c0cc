package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Option events: identity, the booking that knows the time of day, the delivery that follows. */
class OptionEventRulesTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldLinkAnAssignmentToItsBookingAndDelivery() {
        INGESTOR.sync(fixture("short-put-assignment"));

        assertThat(types()).containsExactlyInAnyOrder("ASSIGNMENT", "DELIVERY");
        assertThat(count("booking_execution_id is not null and time_precision = 'SECOND'"))
                .isEqualTo(2);
        assertThat(count("event_ts at time zone 'America/New_York' = event_date + time '16:20'"))
                .isEqualTo(2);
        assertThat(parents()).containsExactly("DELIVERY <- ASSIGNMENT");
        assertThat(count("instrument_id is not null and contract_id is not null"))
                .isEqualTo(2);
        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select u.symbol is not null from trading.option_event e"
                                        + " join trading.instrument i on i.id = e.instrument_id"
                                        + " join trading.instrument u on u.id = i.underlying_id"
                                        + " where e.event_type = 'ASSIGNMENT'",
                                Boolean.class))
                .isTrue();
    }

    @Test
    void shouldLinkAnExerciseToItsDelivery() {
        INGESTOR.sync(fixture("long-call-exercise"));

        assertThat(types()).containsExactlyInAnyOrder("EXERCISE", "DELIVERY");
        assertThat(parents()).containsExactly("DELIVERY <- EXERCISE");
    }

    @Test
    void shouldKeepTwoPartialAssignmentsOfOneContractApart() {
        INGESTOR.sync(fixture("two-partial-assignments"));

        assertThat(types()).containsExactlyInAnyOrder("ASSIGNMENT", "ASSIGNMENT", "DELIVERY", "DELIVERY");
        assertThat(count("parent_event_id is not null")).isEqualTo(2);
    }

    @Test
    void shouldKeepTwoAssignmentsWithoutTradeIdApart() {
        INGESTOR.sync(fixture("two-partial-assignments-without-trade-id"));
        assertThat(types()).hasSize(4);
        assertThat(count("event_key like 'E:%:ASSIGNMENT:0' or event_key like 'E:%:ASSIGNMENT:1'"))
                .isEqualTo(2);

        String before = INGESTOR.writes();
        INGESTOR.sync(fixture("two-partial-assignments-without-trade-id"));
        assertThat(INGESTOR.writes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cash-settled-index-option", "cash-settlement-shares-trade-id"})
    void shouldKeepACashSettlementBesideItsExercise(String fixture) {
        INGESTOR.sync(fixture(fixture));

        assertThat(types()).containsExactlyInAnyOrder("EXERCISE", "CASH_SETTLEMENT");
        assertThat(parents()).containsExactly("CASH_SETTLEMENT <- EXERCISE");
    }

    @Test
    void shouldTakeARestatedEventFromTheNewerStatementInEitherOrder() {
        INGESTOR.sync(fixture("events-restated-1"));
        INGESTOR.sync(fixture("events-restated-2"));
        List<String> inOrder = INGESTOR.digest();
        assertThat(types()).hasSize(2);

        INGESTOR.empty();
        INGESTOR.sync(fixture("events-restated-2"));
        INGESTOR.sync(fixture("events-restated-1"));
        assertThat(INGESTOR.digest()).containsExactlyElementsOf(inOrder);
    }

    private static Path fixture(String name) {
        return Path.of("src", "test", "resources", "flex", name + ".xml");
    }

    private static List<String> types() {
        return INGESTOR.jdbc().queryForList("select event_type from trading.option_event", String.class);
    }

    private static List<String> parents() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select c.event_type || ' <- ' || p.event_type from trading.option_event c"
                                + " join trading.option_event p on p.id = c.parent_event_id",
                        String.class);
    }

    private static int count(String condition) {
        return INGESTOR.jdbc()
                .queryForObject("select count(*) from trading.option_event where " + condition, Integer.class);
    }
}
