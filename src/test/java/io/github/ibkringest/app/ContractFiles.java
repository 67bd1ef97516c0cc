package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Statements about a share, another share, and an option on the first, to be synced in all orders. */
final class ContractFiles implements BeforeEachCallback {

    /** The share. */
    static final String CON_ID = "990100001";

    /** The other share. */
    static final String OTHER = "990100777";

    private final TestIngestor ingestor;

    ContractFiles(TestIngestor ingestor) {
        this.ingestor = ingestor;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ingestor.empty();
    }

    /** All orders give the same, and all of it once more writes nothing. */
    void inAnyOrder(Runnable check, Path... files) {
        List<String> expected = null;
        for (List<Path> order : orders(List.of(files))) {
            ingestor.empty();
            order.forEach(ingestor::sync);
            check.run();
            List<String> digest = ingestor.digest();
            expected = expected == null ? digest : expected;
            assertThat(digest).as("order %s", order).isEqualTo(expected);
            String writes = ingestor.writes();
            order.forEach(ingestor::sync);
            List.of(files).forEach(ingestor::sync);
            assertThat(ingestor.writes()).as("order %s again", order).isEqualTo(writes);
        }
    }

    private static List<List<Path>> orders(List<Path> files) {
        if (files.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Path>> orders = new ArrayList<>();
        for (Path first : files) {
            List<Path> others = new ArrayList<>(files);
            others.remove(first);
            for (List<Path> rest : orders(others)) {
                List<Path> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    /** Sorted values of some rows. */
    List<String> values(String value, String rows) {
        return ingestor.jdbc().queryForList("select " + value + " from trading." + rows + " order by 1", String.class);
    }

    /** A fill of a share. */
    static Row stock(int id, String conId, String symbol) {
        return numbered(Rows.stockFill(), id)
                .with("conid", conId)
                .with("symbol", symbol)
                .with("underlyingSymbol", symbol);
    }

    /** A fill of the option. */
    static Row option(int id, String underlying) {
        return numbered(Rows.optionFill(), id)
                .with("conid", "990200001")
                .with("underlyingConid", CON_ID)
                .with("underlyingSymbol", underlying);
    }

    private static Row numbered(Row fill, int id) {
        return fill.with("tradeID", 800 + id)
                .with("transactionID", 9000 + id)
                .with("ibOrderID", 700 + id)
                .with("ibExecID", "0000f1ab.6a0" + id + ".01.01");
    }

    /** A statement that was made on a day. */
    Path activity(String day, Row... trades) throws IOException {
        return statement(day, List.of(trades), List.of());
    }

    Path statement(String day, List<Row> trades, List<Row> events) throws IOException {
        return write(FlexXml.activity()
                .statement(
                        "U7700001",
                        s -> s.whenGenerated(day + ";180000")
                                .trade(trades.toArray(Row[]::new))
                                .optionEvent(events.toArray(Row[]::new))));
    }

    Path write(FlexXml statement) throws IOException {
        Path file = Files.createTempFile("statement-", ".xml");
        file.toFile().deleteOnExit();
        return statement.writeTo(file);
    }
}
