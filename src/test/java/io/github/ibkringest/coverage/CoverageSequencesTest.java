package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the application proves, from documents through the routes to PostgreSQL, is what the day-by-day model proves. */
class CoverageSequencesTest extends CoverageTestSupport {

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

    private static Row[] malformed(Delivered delivered, Dataset dataset, Row row) {
        return delivered.quarantined() == dataset ? new Row[] {malformed(row)} : new Row[0];
    }
}
