package io.github.ibkringest.broker.ibkr.flex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.flex.StatementGenerator;
import io.github.ibkringest.model.ExecutionData;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that serves rows of a document that is still being read. */
@Timeout(60)
class FlexClientTest {

    private static final int EXECUTIONS = 6_000;

    private final CountDownLatch rest = new CountDownLatch(1);

    @TempDir
    Path folder;

    private byte[] xml;
    private int stalls;

    @BeforeEach
    void generate() throws IOException {
        xml = Files.readAllBytes(StatementGenerator.of(EXECUTIONS, 1, 3).writeTo(folder.resolve("large.xml")));
        stalls = xml.length - 10_000;
    }

    @Test
    void shouldServeRowsBeforeTheDocumentHasEnded() {
        FlexClient session = readingOn();
        session.connect();
        Fetch<ExecutionData> fetch = session.fetchExecutions("U9900001");
        Iterator<Reading<ExecutionData>> records = fetch.records();

        assertThat(session.accountsSoFar()).containsExactly("U9900001");
        assertThat(fetch.isWhole()).isFalse();
        assertThat(fetch.expected()).as("not known yet").isZero();
        assertThat(records.next()).isInstanceOf(Reading.Accepted.class);

        rest.countDown();
        int read = 1;
        for (; records.hasNext(); records.next()) {
            read++;
        }
        assertThat(read).isEqualTo(EXECUTIONS);
        assertThat(fetch.isWhole()).isTrue();
        assertThat(fetch.expected()).isEqualTo(EXECUTIONS);
        assertThat(fetch.payload().size()).isEqualTo(xml.length);
        session.disconnect();
    }

    @Test
    void shouldFailWhoeverReadsADocumentThatIsCut() {
        xml = java.util.Arrays.copyOf(xml, xml.length - 5_000);
        FlexClient session = readingOn();
        session.connect();
        Fetch<ExecutionData> fetch = session.fetchExecutions("U9900001");
        Iterator<Reading<ExecutionData>> records = fetch.records();
        rest.countDown();

        assertThatThrownBy(() -> records.forEachRemaining(record -> {}))
                .isInstanceOf(UnreadablePayloadException.class)
                .hasMessageContaining("ends in the middle");
        assertThatThrownBy(fetch::payload).isInstanceOf(UnreadablePayloadException.class);
        assertThatThrownBy(session::accounts).isInstanceOf(UnreadablePayloadException.class);
        assertThat(fetch.isWhole()).isFalse();
        session.disconnect();
    }

    @Test
    void shouldStopReadingWhenDisconnected() {
        FlexClient session = readingOn();
        session.connect();

        session.disconnect();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("read-statement");
    }

    @Test
    void shouldReadADocumentOfSeveralStatementsToItsEndFirst() throws IOException {
        xml = Files.readAllBytes(StatementGenerator.of(EXECUTIONS, 2, 3).writeTo(folder.resolve("two.xml")));
        rest.countDown();
        FlexClient session = readingOn();

        session.connect();

        assertThat(session.fetchExecutions("U9900001").isWhole()).isTrue();
        assertThat(session.accountsSoFar()).containsExactly("U9900001", "U9900002");
        session.disconnect();
    }

    private FlexClient readingOn() {
        return FlexClient.readingOn(new FlexDocument("flex-file", "large.xml", this::open), FlexSettings.DEFAULT);
    }

    /** Gives its last bytes only when told to. */
    private InputStream open() {
        return new FilterInputStream(new java.io.ByteArrayInputStream(xml)) {
            private int given;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (given >= stalls) {
                    await();
                }
                int limit = given < stalls ? Math.min(length, stalls - given) : length;
                int read = super.read(bytes, offset, limit);
                given += Math.max(read, 0);
                return read;
            }

            private void await() throws IOException {
                try {
                    rest.await();
                } catch (InterruptedException e) {
                    throw new IOException("told to stop", e);
                }
            }
        };
    }
}
