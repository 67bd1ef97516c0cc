package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.account.Accounts;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which days of a week are complete, from its statements. */
class CoveredDaysTest extends CoverageTestSupport {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 12);

    @Test
    void shouldNotTakeTheDayOnWhichAStatementWasMadeForProven() throws IOException {
        sync(FlexXml.activity()
                .statement(
                        ACCOUNT,
                        s -> s.period(compact(MONDAY), compact(MONDAY.plusDays(2)))
                                .whenGenerated(compact(MONDAY.plusDays(2)) + ";235900")
                                .emptySection("Trades")));

        assertThat(completenessAt(MONDAY.plusDays(4)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .containsExactly(new Gap(ACCOUNT, Dataset.EXECUTIONS, MONDAY.plusDays(2), MONDAY.plusDays(3)));
    }

    @Test
    void shouldTellASectionThatIsNotSelectedFromADayWithoutEvents() throws IOException {
        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 0).emptySection("Trades")));
        Completeness without = completenessAt(MONDAY.plusDays(4));
        assertThat(without.isConfigured(ACCOUNT, Dataset.OPTION_EVENTS)).isFalse();
        assertThat(without.stateOf(ACCOUNT, Dataset.OPTION_EVENTS, MONDAY)).isEqualTo(DayState.NOT_CONFIGURED);
        assertThat(without.gaps(ACCOUNT, Dataset.OPTION_EVENTS)).isEmpty();

        sync(FlexXml.activity()
                .statement(ACCOUNT, s -> day(s, 1).emptySection("Trades").emptySection("OptionEAE")));
        Completeness with = completenessAt(MONDAY.plusDays(4));
        assertThat(with.isConfigured(ACCOUNT, Dataset.OPTION_EVENTS)).isTrue();
        assertThat(with.gaps(ACCOUNT, Dataset.OPTION_EVENTS))
                .extracting(Gap::from)
                .containsExactly(MONDAY, MONDAY.plusDays(2));
    }

    @Test
    void shouldMissWhatAStatementPutAsideAfterAConfirmationDid() throws IOException {
        Row unreadable = Rows.stockFill().with("quantity", "many");
        sync(FlexXml.confirmations().statement(ACCOUNT, s -> day(s, 0).trade(unreadable)));
        sync(FlexXml.activity()
                .statement(ACCOUNT, s -> day(s, 0).trade(unreadable).emptySection("OptionEAE")));

        Completeness completeness = completenessAt(MONDAY.plusDays(1));
        assertThat(completeness.isConfigured(ACCOUNT, Dataset.EXECUTIONS)).isTrue();
        assertThat(completeness.gaps(ACCOUNT, Dataset.EXECUTIONS)).isNotEmpty();
    }

    /** Its day is not known: a confirmation report of more days says less about it than the statement. */
    @Test
    void shouldMissOnlyTheDaysOfTheStatementThatPutARecordAside() throws IOException {
        Row undated = malformed(Rows.stockFill());
        sync(FlexXml.activity().statement(ACCOUNT, s -> week(s).emptySection("Trades")));
        sync(FlexXml.confirmations().statement(ACCOUNT, s -> week(s).section("TradeConfirms", undated)));
        sync(FlexXml.activity().statement(ACCOUNT, s -> period(s, 1, 2).trade(undated)));

        assertThat(completenessAt(MONDAY.plusDays(7)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .containsExactly(new Gap(ACCOUNT, Dataset.EXECUTIONS, MONDAY.plusDays(1), MONDAY.plusDays(2)));
        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select p.feed || ' ' || q.place from trading.quarantined_record q"
                                        + " join trading.raw_payload p on p.id = q.payload_id"
                                        + " where q.dataset = 'executions'",
                                String.class))
                .startsWith("flex-activity");
    }

    @Test
    void shouldMissOnlyTheDayOfARecordThatALaterStatementPutAside() throws IOException {
        sync(FlexXml.activity().statement(ACCOUNT, s -> week(s).emptySection("Trades")));
        assertThat(completenessAt(MONDAY.plusDays(7)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .isEmpty();
        Row late = Rows.stockFill()
                .with("tradeDate", compact(MONDAY.plusDays(1)))
                .with("reportDate", compact(MONDAY.plusDays(1)))
                .with("dateTime", compact(MONDAY.plusDays(1)) + ";101500");

        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 1).trade(late.with("quantity", "many"))));
        Gap tuesday = new Gap(ACCOUNT, Dataset.EXECUTIONS, MONDAY.plusDays(1), MONDAY.plusDays(1));
        assertThat(completenessAt(MONDAY.plusDays(7)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .containsExactly(tuesday);
        assertThat(eventsOf(MONDAY.plusDays(1))).containsExactly("day.proven", "day.reopened");

        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 1).trade(late)));
        assertThat(completenessAt(MONDAY.plusDays(7)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .isEmpty();
        assertThat(eventsOf(MONDAY.plusDays(1))).containsExactly("day.proven", "day.reopened", "day.proven");
    }

    private static List<String> eventsOf(LocalDate day) {
        return INGESTOR.jdbc()
                .queryForList(
                        "select type from trading.event where subject = ? and data like '%executions%' order by id",
                        String.class, day.toString());
    }

    @Test
    void shouldNotExpectAnythingOfAccountsThatAreNotSynced() throws IOException {
        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 0).emptySection("Trades")));
        assertThat(completenessAt(MONDAY.plusDays(4)).gaps()).isNotEmpty();

        new Accounts(INGESTOR.jdbc()).setActive(ACCOUNT, false);
        assertThat(completenessAt(MONDAY.plusDays(4)).accounts()).isEmpty();
        assertThat(completenessAt(MONDAY.plusDays(4)).gaps()).isEmpty();
    }

    @Test
    void shouldShowTheSameInTheDatabase() throws IOException {
        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 0).emptySection("Trades")));
        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 1).emptySection("Trades")));
        sync(FlexXml.activity().statement(ACCOUNT, s -> day(s, 3).emptySection("Trades")));

        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select proven_from || ' ' || proven_to from trading.proven_period"
                                        + " where dataset = 'orders' order by proven_from",
                                String.class))
                .containsExactly("2026-01-12 2026-01-13", "2026-01-15 2026-01-15");
    }

    private static Statement week(Statement statement) {
        return period(statement, 0, 4);
    }

    /** A statement of one day of the week. */
    private static Statement day(Statement statement, int number) {
        return period(statement, number, number);
    }

    private static Statement period(Statement statement, int from, int to) {
        return statement
                .period(compact(MONDAY.plusDays(from)), compact(MONDAY.plusDays(to)))
                .whenGenerated(compact(MONDAY.plusDays(to + 1)) + ";063000");
    }
}
