package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Row;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was closed in quarantine stays so when it comes again. */
class QuarantineStaysClosedTest extends QuarantineTestSupport {

    @Test
    void shouldStayClosedWhenTheSameBytesComeAgain() {
        sync(BAD);
        sync(GOOD);
        RunReport again = executions(sync(BAD));
        assertThat(again.quarantined()).isZero();
        assertThat(again.ignored()).containsEntry("superseded", 1L);
        assertThat(states()).containsExactly("superseded");
    }

    @Test
    void shouldStayResolvedWhenTheSameBytesComeAgain() {
        String statement = statement("U1234567", GOOD.with("tradeDate", "07/16/2026"));
        program.sync(statement);
        restarted(Map.of("IBKR_INGEST_FLEX_DATE_ORDER", "MONTH_FIRST"));
        retry();
        assertThat(states()).containsExactly("resolved");
        restarted(Map.of());
        RunReport again = executions(program.sync(statement));
        assertThat(again.quarantined()).isZero();
        assertThat(again.ignored()).containsEntry("resolved", 1L);
        assertThat(states()).containsExactly("resolved");
    }

    /** Its twin was stored; this one never was. */
    @Test
    void shouldPutAsideAThirdTwinOfTwoThatAreResolved() {
        Row twin = GOOD.without("ibExecID")
                .without("transactionID")
                .without("tradeID")
                .with("extExecID", "N/A")
                .with("brokerageOrderID", "")
                .with("tradeDate", "07/16/2026");
        program.sync(statement("U1234567", twin, twin));
        restarted(Map.of("IBKR_INGEST_FLEX_DATE_ORDER", "MONTH_FIRST"));
        retry();
        assertThat(states()).containsExactly("resolved", "resolved");
        restarted(Map.of());
        RunReport again = executions(program.sync(statement("U1234567", twin, twin, twin)));
        assertThat(again.quarantined()).isOne();
        assertThat(again.ignored()).containsEntry("resolved", 2L);
        assertThat(states()).containsExactly("resolved", "resolved", "open");
    }

    /** A retry sees the record alone, not which columns its statement had. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepTheReasonThatTheStatementTold(boolean isTicked) {
        sync(isTicked ? GOOD.with("quantity", "") : GOOD.without("quantity"));
        String reason = open().get(0).reason();
        assertThat(reason).startsWith(isTicked ? "quantity is empty" : "quantity is not in the statement: tick");
        retry();
        assertThat(open()).singleElement().extracting(QuarantinedRecord::reason).isEqualTo(reason);
    }
}
