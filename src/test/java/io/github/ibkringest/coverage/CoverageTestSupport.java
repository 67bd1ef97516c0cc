package io.github.ibkringest.coverage;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Statements that go through the routes to PostgreSQL, and what is complete afterwards. */
abstract class CoverageTestSupport {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    static final String ACCOUNT = Delivered.ACCOUNTS.get(0);

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() {
        INGESTOR.empty();
    }

    static Completeness completenessAt(LocalDate today) {
        Clock noon =
                Clock.fixed(today.atTime(12, 0).atZone(TradingCalendar.ZONE).toInstant(), ZoneOffset.UTC);
        return new CoverageLedger(INGESTOR.jdbc().getDataSource(), null, TradingCalendar.standard(), noon)
                .completeness();
    }

    /**
     * A record of a fact of its own, of no day, and the same in each document: one that good records state, too, would be
     * superseded by them. The option event has no order.
     */
    static Row malformed(Row row) {
        Row same = row.get("ibOrderID").isEmpty()
                ? row
                : row.with("ibOrderID", "799999999")
                        .with("brokerageOrderID", "")
                        .with("extExecID", "");
        return same.with("quantity", "many")
                .without("tradeID")
                .without("transactionID")
                .without("ibExecID")
                .without("tradeDate")
                .without("reportDate")
                .without("dateTime")
                .without("date");
    }

    void sync(FlexXml document) throws IOException {
        INGESTOR.sync(file("statement-" + System.nanoTime(), document));
    }

    Path file(String name, FlexXml document) throws IOException {
        return Files.writeString(folder.resolve(name + ".xml"), document.toXml());
    }

    static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
