package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.faults.FaultMatrix;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.run.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the application proves, from documents through the routes to PostgreSQL, is what the day-by-day model proves. */
class CoverageSequencesTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final String ACCOUNT = Delivered.ACCOUNTS.get(0);
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 12);

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() {
        INGESTOR.empty();
    }

    @Test
    void shouldProveWhatTheModelProves() throws IOException {
        check(1, 6);
    }

    @Test
    @Tag("slow")
    void shouldAlwaysProveWhatTheModelProves() throws Exception {
        FaultMatrix.record(
                "statements of any days and sections, some failed or in quarantine",
                "2000 sequences of up to 8, seeds 100 to 2099",
                () -> {
                    check(100, 2000);
                    return "2000 of 2000 proved the days, gaps and windows of a model that counts day by day";
                });
    }

    private void check(int first, int sequences) throws IOException {
        for (int seed = first; seed < first + sequences; seed++) {
            INGESTOR.empty();
            Accounts accounts = new Accounts(INGESTOR.jdbc());
            Delivered.ACCOUNTS.forEach(account -> accounts.register(account, Environment.LIVE));
            Random random = new Random(seed);
            List<Delivered> sequence = Delivered.sequence(random);
            for (int number = 0; number < sequence.size(); number++) {
                Path file = file("seed-" + seed + "-" + number, document(sequence.get(number), random));
                Set<Dataset> run = EnumSet.copyOf(Dataset.required());
                int runs = sequence.get(number).runs();
                run.removeIf(dataset -> dataset.ordinal() >= runs);
                if (!run.isEmpty()) {
                    INGESTOR.sync(run, Set.of(), file);
                }
            }
            LocalDate today = Delivered.day(60 + random.nextInt(60));
            Completeness completeness = completenessAt(today);
            DayByDay model = new DayByDay(sequence, null, completeness.lastDue());
            CoverageModelTest.assertSame(completeness, model, "seed " + seed + ": " + sequence);
            assertThat(new Completeness(
                                    completeness.accounts(),
                                    new Coverage(INGESTOR.jdbc()).joinedEvidence(),
                                    null,
                                    TradingCalendar.standard(),
                                    completeness.lastDue())
                            .gaps())
                    .as("seed %s, for the schedule", seed)
                    .isEqualTo(completeness.gaps());
        }
    }

    private static Completeness completenessAt(LocalDate today) {
        Clock noon =
                Clock.fixed(today.atTime(12, 0).atZone(TradingCalendar.ZONE).toInstant(), ZoneOffset.UTC);
        return new CoverageLedger(INGESTOR.jdbc().getDataSource(), null, TradingCalendar.standard(), noon)
                .completeness();
    }

    private static FlexXml document(Delivered delivered, Random random) {
        FlexXml document = delivered.confirmation() ? FlexXml.confirmations() : FlexXml.activity();
        document.queryName("Number " + random.nextInt(1_000_000));
        for (String account : delivered.accounts()) {
            document.statement(account, statement -> content(statement, delivered));
        }
        return delivered.failed() ? document.count(99) : document;
    }

    private static Statement content(Statement statement, Delivered delivered) {
        Statement filled = statement
                .period(compact(delivered.from()), compact(delivered.to()))
                .whenGenerated(compact(delivered.to().plusDays(1)) + ";063000");
        if (delivered.datasets().contains(Dataset.EXECUTIONS)) {
            filled.section(
                    delivered.confirmation() ? "TradeConfirms" : "Trades",
                    malformed(delivered, Dataset.EXECUTIONS, Rows.stockFill()));
        }
        if (delivered.traded()) {
            filled.trade(Rows.stockFill());
        }
        if (delivered.datasets().contains(Dataset.OPTION_EVENTS)) {
            filled.section("OptionEAE", malformed(delivered, Dataset.OPTION_EVENTS, OptionEvents.expiration()));
        }
        return filled;
    }

    /** A record of a fact of its own, of no day: one that good records state, too, would be superseded by them. */
    private static Row[] malformed(Delivered delivered, Dataset dataset, Row row) {
        return delivered.quarantined() == dataset
                ? new Row[] {
                    row.with("quantity", "many")
                            .without("tradeID")
                            .without("transactionID")
                            .without("ibExecID")
                            .without("tradeDate")
                            .without("reportDate")
                            .without("dateTime")
                            .without("date")
                }
                : new Row[0];
    }

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
        sync(week().statement(ACCOUNT, s -> days(s, 0).emptySection("Trades")));
        Completeness without = completenessAt(MONDAY.plusDays(4));
        assertThat(without.isConfigured(ACCOUNT, Dataset.OPTION_EVENTS)).isFalse();
        assertThat(without.stateOf(ACCOUNT, Dataset.OPTION_EVENTS, MONDAY)).isEqualTo(DayState.NOT_CONFIGURED);
        assertThat(without.gaps(ACCOUNT, Dataset.OPTION_EVENTS)).isEmpty();

        sync(week().statement(ACCOUNT, s -> days(s, 1).emptySection("Trades").emptySection("OptionEAE")));
        Completeness with = completenessAt(MONDAY.plusDays(4));
        assertThat(with.isConfigured(ACCOUNT, Dataset.OPTION_EVENTS)).isTrue();
        assertThat(with.gaps(ACCOUNT, Dataset.OPTION_EVENTS))
                .extracting(Gap::from)
                .containsExactly(MONDAY, MONDAY.plusDays(2));
    }

    @Test
    void shouldMissWhatAStatementPutAsideAfterAConfirmationDid() throws IOException {
        Row unreadable = Rows.stockFill().with("quantity", "many");
        sync(FlexXml.confirmations().statement(ACCOUNT, s -> days(s, 0).trade(unreadable)));
        sync(week().statement(ACCOUNT, s -> days(s, 0).trade(unreadable).emptySection("OptionEAE")));

        Completeness completeness = completenessAt(MONDAY.plusDays(1));
        assertThat(completeness.isConfigured(ACCOUNT, Dataset.EXECUTIONS)).isTrue();
        assertThat(completeness.gaps(ACCOUNT, Dataset.EXECUTIONS)).isNotEmpty();
    }

    @Test
    void shouldMissOnlyTheDayOfARecordThatALaterStatementPutAside() throws IOException {
        sync(FlexXml.activity()
                .statement(
                        ACCOUNT,
                        s -> s.period(compact(MONDAY), compact(MONDAY.plusDays(4)))
                                .whenGenerated(compact(MONDAY.plusDays(5)) + ";063000")
                                .emptySection("Trades")));
        assertThat(completenessAt(MONDAY.plusDays(7)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .isEmpty();
        Row late = Rows.stockFill()
                .with("tradeDate", compact(MONDAY.plusDays(1)))
                .with("reportDate", compact(MONDAY.plusDays(1)))
                .with("dateTime", compact(MONDAY.plusDays(1)) + ";101500");

        sync(week().statement(ACCOUNT, s -> days(s, 1).trade(late.with("quantity", "many"))));
        Gap tuesday = new Gap(ACCOUNT, Dataset.EXECUTIONS, MONDAY.plusDays(1), MONDAY.plusDays(1));
        assertThat(completenessAt(MONDAY.plusDays(7)).gaps(ACCOUNT, Dataset.EXECUTIONS))
                .containsExactly(tuesday);
        assertThat(eventsOf(MONDAY.plusDays(1))).containsExactly("day.proven", "day.reopened");

        sync(week().statement(ACCOUNT, s -> days(s, 1).trade(late)));
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
        sync(week().statement(ACCOUNT, s -> days(s, 0).emptySection("Trades")));
        assertThat(completenessAt(MONDAY.plusDays(4)).gaps()).isNotEmpty();

        new Accounts(INGESTOR.jdbc()).setActive(ACCOUNT, false);
        assertThat(completenessAt(MONDAY.plusDays(4)).accounts()).isEmpty();
        assertThat(completenessAt(MONDAY.plusDays(4)).gaps()).isEmpty();
    }

    @Test
    void shouldShowTheSameInTheDatabase() throws IOException {
        sync(week().statement(ACCOUNT, s -> days(s, 0).emptySection("Trades")));
        sync(week().statement(ACCOUNT, s -> days(s, 1).emptySection("Trades")));
        sync(week().statement(ACCOUNT, s -> days(s, 3).emptySection("Trades")));

        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select proven_from || ' ' || proven_to from trading.proven_period"
                                        + " where dataset = 'orders' order by proven_from",
                                String.class))
                .containsExactly("2026-01-12 2026-01-13", "2026-01-15 2026-01-15");
    }

    private static FlexXml week() {
        return FlexXml.activity();
    }

    /** A statement of one day of the week. */
    private static Statement days(Statement statement, int number) {
        LocalDate day = MONDAY.plusDays(number);
        return statement.period(compact(day), compact(day)).whenGenerated(compact(day.plusDays(1)) + ";063000");
    }

    private void sync(FlexXml document) throws IOException {
        INGESTOR.sync(file("statement-" + System.nanoTime(), document));
    }

    private Path file(String name, FlexXml document) throws IOException {
        return Files.writeString(folder.resolve(name + ".xml"), document.toXml());
    }

    private static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
