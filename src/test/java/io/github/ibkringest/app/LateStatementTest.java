package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An older statement comes late and contradicts rows all over: what later ones say of them is read once a run, however
 * many rows there are.
 */
class LateStatementTest {

    /** Enough for several chunks of executions, each of which holds restated ones. */
    private static final int EXECUTIONS = 4_000;

    private static final double RESTATED_PERCENT = 1;

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @Test
    void shouldReadEachLaterPayloadOnce() throws IOException {
        Path older = folder.resolve("older.xml");
        StatementGenerator.of(EXECUTIONS, 1, 1).writeTo(older);
        Path newer = folder.resolve("newer.xml");
        StatementGenerator.of(EXECUTIONS, 1, 1)
                .whenGenerated("20261103;060000")
                .restated(RESTATED_PERCENT)
                .writeTo(newer);
        INGESTOR.sync(newer);
        long pieces = INGESTOR.jdbc().queryForObject("select count(*) from trading.raw_payload_chunk", Long.class);
        long before = INGESTOR.payloadReads();

        INGESTOR.sync(older);

        assertThat(INGESTOR.payloadReads() - before).isBetween(1L, pieces);
        INGESTOR.shouldNotDependOnTheOrderOf(newer, older);
    }
}
