package io.github.ibkringest.anyquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that no id names cost what they bring, however many such rows of their contract are stored. The work is counted
 * in rows that the server reads; times are printed where there are enough rows to tell.
 */
class RowsWithoutIdsTest {

    private static final int FEW = 20_000;
    private static final int MANY = 1_000_000;
    private static final int BROUGHT = 1_000;
    private static final LocalDate NEW_DAY = LocalDate.of(2026, 7, 20);

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conid=\"900100001\"", "symbol=\"NWND\""})
    void shouldCostWhatTheyBring(String contract) throws IOException {
        compare(contract, FEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conid=\"900100001\"", "symbol=\"NWND\""})
    @Tag("slow")
    void shouldCostWhatTheyBringToAMillion(String contract) throws IOException {
        Ratio times = compare(contract, MANY);
        System.out.printf("%s: %s onto none, %s onto %,d%n", contract, times.ontoNone(), times.ontoMany(), MANY);
    }

    private record Ratio(Duration ontoNone, Duration ontoMany) {}

    /** Thin rows of a new day, then the same with more columns, so that each of them finds its equal. */
    private Ratio compare(String contract, int stored) throws IOException {
        Path thin = statement("thin", contract, BROUGHT, NEW_DAY, "");
        Path fuller = statement("fuller", contract, BROUGHT, NEW_DAY, " ibExecID=\"0000f1ab.6a%06x.01.01\"");
        sync(thin, fuller);
        INGESTOR.empty();

        long before = INGESTOR.reads();
        long began = System.nanoTime();
        sync(thin, fuller);
        Duration ontoNone = Duration.ofNanos(System.nanoTime() - began);
        long readOntoNone = INGESTOR.reads() - before;

        INGESTOR.empty();
        LocalDate firstDay = NEW_DAY.minusDays(10 + stored / BROUGHT);
        sync(statement("stored", contract, stored, firstDay, ""));
        INGESTOR.jdbc().execute("analyze trading.execution");
        before = INGESTOR.reads();
        began = System.nanoTime();
        sync(thin, fuller);
        Duration ontoMany = Duration.ofNanos(System.nanoTime() - began);
        long readOntoMany = INGESTOR.reads() - before;

        assertThat(readOntoMany)
                .as("rows read for %d rows onto %d, against %d onto none", BROUGHT, stored, readOntoNone)
                .isLessThan(2 * readOntoNone + stored / 2);
        assertThat(INGESTOR.jdbc().queryForObject("select count(*) from trading.effective_execution", Integer.class))
                .isEqualTo(stored + BROUGHT);
        return new Ratio(ontoNone, ontoMany);
    }

    private static void sync(Path... files) {
        for (Path file : files) {
            assertThat(INGESTOR.sync(file)).extracting(RunReport::error).containsOnlyNulls();
        }
    }

    /** A thousand rows a day, some of them alike. */
    private Path statement(String name, String contract, int rows, LocalDate firstDay, String more) throws IOException {
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        LocalDate lastDay = firstDay.plusDays((rows - 1) / BROUGHT);
        Path file = folder.resolve(name + ".xml");
        try (Writer xml = Files.newBufferedWriter(file)) {
            xml.append("<FlexQueryResponse queryName=\"Thin\" type=\"AF\"><FlexStatements count=\"1\">\n");
            xml.append(
                    "<FlexStatement accountId=\"U7700001\" fromDate=\"%s\" toDate=\"%s\" period=\"\" whenGenerated=\"%s;%s\">\n<Trades>\n"
                            .formatted(
                                    day.format(firstDay),
                                    day.format(lastDay),
                                    "20260721",
                                    more.isEmpty() ? "080000" : "090000"));
            for (int i = 0; i < rows; i++) {
                String date = day.format(firstDay.plusDays(i / BROUGHT));
                String time =
                        LocalTime.of(10, 0).plusSeconds(i % BROUGHT / 2 * 7L).toString();
                xml.append("<Trade ").append(contract);
                xml.append(" tradeDate=\"")
                        .append(date)
                        .append("\" dateTime=\"")
                        .append(date)
                        .append(';');
                xml.append(time.length() == 5 ? time + ":00" : time);
                xml.append("\" buySell=\"BUY\" quantity=\"").append(String.valueOf(1 + i % BROUGHT / 2 % 5));
                xml.append("\" tradePrice=\"10\" ibCommission=\"-1\"")
                        .append(more.formatted(i))
                        .append(" />\n");
            }
            xml.append("</Trades></FlexStatement></FlexStatements></FlexQueryResponse>\n");
        }
        return file;
    }
}
