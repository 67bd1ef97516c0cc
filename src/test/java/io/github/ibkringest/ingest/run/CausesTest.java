package io.github.ibkringest.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import java.io.EOFException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class CausesTest {

    private static Exception wrapped(Throwable cause) {
        return new IllegalStateException("wrapped", cause);
    }

    @Test
    void shouldSayTheInnermostMessage() {
        assertThat(Causes.sentence(wrapped(wrapped(new IllegalArgumentException("innermost")))))
                .isEqualTo("innermost");
        assertThat(Causes.sentence(wrapped(new IllegalArgumentException()))).isEqualTo("IllegalArgumentException");
    }

    /** What a crash of PostgreSQL looks like. */
    @Test
    void shouldSayWhatTheDriverSaysOfAConnectionThatEnds() {
        SQLException broken = new SQLException("An I/O error occurred while sending to the backend.", "08006");
        broken.initCause(new EOFException());
        assertThat(Causes.sentence(wrapped(broken)))
                .isEqualTo("the connection to the database broke: An I/O error occurred while sending to the backend.");
    }

    @Test
    void shouldPreferTheSentenceOfTheBroker() {
        assertThat(Causes.sentence(wrapped(new BrokerConfigurationException("do this"))))
                .isEqualTo("do this");
    }

    @Test
    void shouldNotSpeakOfARollbackThatFailedToo() {
        TransactionSystemException rollback = new TransactionSystemException("rollback failed");
        rollback.initApplicationException(new IllegalArgumentException("what failed first"));
        assertThat(Causes.sentence(wrapped(rollback))).isEqualTo("what failed first");
    }
}
