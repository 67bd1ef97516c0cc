package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

/** {@code events --ack} into a program that has ended: what it may not have got is printed again the next time. */
class EventsToABrokenPipeTest extends CommandTestSupport {

    /** A pipe that nobody reads. */
    private static final class BrokenPipe extends Writer {

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void shouldNotAcknowledgeWhatNobodyGot() {
        run("sync", "--file", statement("short-put-assignment.xml"));
        run("events", "--consumer", "strategy", "--ack", "--type", "run.failed");
        STORE.jdbc().update("update trading.event_consumer set last_id = 0");

        int exitCode = CommandLineProgram.run(
                CLOCK,
                line -> line.setOut(new PrintWriter(new BrokenPipe())).setErr(new PrintWriter(new StringWriter())),
                "events",
                "--config",
                folder.resolve("application.properties").toString(),
                "--consumer",
                "strategy",
                "--ack");

        assertThat(exitCode).isEqualTo(1);
        assertThat(STORE.count("select last_id from trading.event_consumer where name = 'strategy'"))
                .isZero();
    }
}
