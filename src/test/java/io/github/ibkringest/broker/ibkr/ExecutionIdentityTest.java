package io.github.ibkringest.broker.ibkr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionIdentityTest {

    private static final UUID HASH = new UUID(1, 2);

    private static ExecutionIdentity of(String execId, String transactionId, String tradeId, String type) {
        return ExecutionIdentity.of(execId, transactionId, tradeId, type, "2@4.5", HASH, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "0001938c.6a59af42.01.01, 0001938c.6a59af42.01, 1",
        "0001938c.6a59af42.01.02, 0001938c.6a59af42.01, 2",
        "0001938c.6a59af42.01.000012, 0001938c.6a59af42.01, 12",
        "a.1, a, 1"
    })
    void shouldTakeTheLastGroupAsRevision(String execId, String group, int revision) {
        assertThat(of(execId, "9", "8", "ExchTrade")).isEqualTo(new ExecutionIdentity("X:" + execId, group, revision));
    }

    @ParameterizedTest
    @ValueSource(strings = {"U+1234", "a.b", "a.", ".1", "a.1234567", "a.1x", "7"})
    void shouldTakeOtherExecIdsAsFirstRevisionOfThemselves(String execId) {
        assertThat(of(execId, null, null, null)).isEqualTo(new ExecutionIdentity("X:" + execId, execId, 1));
    }

    @Test
    void shouldFallBackOnTransactionThenTradeThenContent() {
        assertThat(of(null, "9", "8", "BookTrade")).isEqualTo(new ExecutionIdentity("T:9", null, null));
        assertThat(of(null, null, "8", "BookTrade"))
                .isEqualTo(new ExecutionIdentity("K:8:BookTrade:2@4.5:3", null, null));
        assertThat(of(null, null, "8", null)).isEqualTo(new ExecutionIdentity("K:8::2@4.5:3", null, null));
        assertThat(ExecutionIdentity.of(null, null, "8", "BookTrade", "2@4.5", HASH, 0))
                .isEqualTo(new ExecutionIdentity("K:8:BookTrade:2@4.5", null, null));
        assertThat(of(null, null, null, "BookTrade")).isEqualTo(new ExecutionIdentity("H:" + HASH + ":3", null, null));
    }
}
