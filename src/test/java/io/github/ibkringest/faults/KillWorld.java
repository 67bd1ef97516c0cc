package io.github.ibkringest.faults;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** Statements that lead a run past every statement: several chunks, corrections, malformed rows, derived orders. */
final class KillWorld {

    /** What the last statement but few of each run that stores something says. */
    static final String SUCCEEDED = "set status = 'succeeded'";

    private final List<Path> files;

    KillWorld(Path folder, long seed, int executions) {
        try {
            files = List.of(
                    StatementGenerator.of(executions, 2, seed).writeTo(folder.resolve("generated-" + seed + ".xml")),
                    oddities().writeTo(folder.resolve("oddities-" + seed + ".xml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FlexXml oddities() {
        Row fill = Rows.stockFill()
                .with("ibOrderID", "70")
                .with("tradeID", "80")
                .with("transactionID", "90")
                .with("ibExecID", "0000f1ab.6a01.01.01");
        Row corrected = fill.with("ibExecID", "0000f1ab.6a01.01.02").with("transactionID", "91");
        Row withoutOrder = Rows.stockFill().with("ibOrderID", "71").with("orderReference", "mine");
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.trade(Rows.orderRow(fill), fill, corrected, withoutOrder)
                                .trade(
                                        Rows.cancelOf(corrected),
                                        Rows.stockFill().with("quantity", "many"))
                                .trade(Rows.bookTrade().with("tradeID", "85"))
                                .optionEvent(OptionEvents.expiration().with("tradeID", "85")));
    }

    String[] arguments() {
        return new String[] {
            "sync",
            "--json",
            "--file",
            files.get(0).toString(),
            "--file",
            files.get(1).toString()
        };
    }

    Path[] files() {
        return files.toArray(Path[]::new);
    }

    static Map<String, String> environment(PGSimpleDataSource database) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("IBKR_INGEST_DATABASE_URL", database.getUrl());
        environment.put("IBKR_INGEST_DATABASE_USER", database.getUser());
        environment.put("IBKR_INGEST_DATABASE_PASSWORD", database.getPassword());
        return environment;
    }
}
