package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.StatementGenerator;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a first load writes, the server may count its tables by itself. It sees many pages and no row, because none is
 * committed, and expects one row from then on, whatever it looks up. What a load costs must not depend on that.
 */
class UnfinishedLoadTest {

    private static final int EXECUTIONS = 3_000;

    private static final String TABLES =
            "'execution', 'trade_order', 'option_event', 'ibkr_contract', 'instrument', 'order_alias'";

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @Test
    void shouldCostTheSameWhateverTheServerCounted() throws IOException {
        Path statement = StatementGenerator.of(EXECUTIONS, 1, 1).writeTo(folder.resolve("statement.xml"));
        load(statement);
        INGESTOR.jdbc().execute("analyze");
        long normal = load(statement);

        INGESTOR.empty();
        INGESTOR.jdbc()
                .execute("delete from pg_statistic where starelid in (select oid from pg_class where relname in ("
                        + TABLES + "))");
        INGESTOR.jdbc()
                .execute("update pg_class set relpages = 1000, reltuples = 0 where relkind = 'r' and relname in ("
                        + TABLES + ")");
        INGESTOR.jdbc()
                .execute("update pg_class c set relpages = 100, reltuples = 0 from pg_index i"
                        + " where c.oid = i.indexrelid and i.indrelid in (select oid from pg_class where relname in ("
                        + TABLES + "))");
        long before = INGESTOR.lookUps();
        sync(statement);
        long read = INGESTOR.lookUps() - before;
        assertThat(read).as("look-ups and rows read, against %d", normal).isLessThan(normal + normal / 2);
    }

    private long load(Path statement) {
        INGESTOR.empty();
        long before = INGESTOR.lookUps();
        sync(statement);
        return INGESTOR.lookUps() - before;
    }

    private static void sync(Path statement) {
        List<RunReport> reports = INGESTOR.sync(statement);
        assertThat(reports).extracting(RunReport::error).containsOnlyNulls();
        assertThat(reports).extracting(RunReport::status).containsOnly(RunReport.Status.SUCCEEDED);
    }
}
