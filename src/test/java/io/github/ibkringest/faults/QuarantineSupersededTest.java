package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in quarantine is closed when its fact is stored from elsewhere, and what was closed stays so. */
class QuarantineSupersededTest extends QuarantineTestSupport {

    @Test
    void shouldCloseWhatIsStoredFromAnotherStatement() {
        sync(BAD);
        assertThat(open()).hasSize(1);
        RunReport good = executions(sync(GOOD));
        assertThat(good.inserted()).isOne();
        assertThat(open()).isEmpty();
        assertThat(all()).singleElement().satisfies(closed -> {
            assertThat(closed.state()).isEqualTo("superseded");
            assertThat(closed.closedByRun()).isEqualTo(good.runId());
            assertThat(closed.closingNote()).isEqualTo("stored as X:0000f1ab.6a01.01.01");
            assertThat(closed.reason()).contains("ibCommission");
        });
    }

    /** A query names a fact by what is ticked. */
    @ParameterizedTest
    @ValueSource(strings = {"ibExecID", "transactionID", "tradeID"})
    void shouldKnowTheFactByAnyOfItsIds(String id) {
        sync(onlyNamedBy(id, BAD));
        sync(GOOD);
        assertThat(states()).containsExactly("superseded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ibExecID", "transactionID", "tradeID"})
    void shouldKnowTheFactByTheIdOfThePoorerStatement(String id) {
        sync(BAD);
        sync(onlyNamedBy(id, GOOD));
        assertThat(states()).containsExactly("superseded");
    }

    /** The row is stored already, and nothing is written when it is told once more. */
    @Test
    void shouldCloseWhatIsToldAgainWithoutChangingAnything() {
        sync(GOOD);
        sync(BAD);
        assertThat(open()).as("what is told last cannot be read").hasSize(1);
        assertThat(executions(sync(GOOD)).unchanged()).isOne();
        assertThat(states()).containsExactly("superseded");
    }

    @Test
    void shouldNotPutAsideWhatANewerStatementHasTold() {
        Row other = Rows.stockFill().with("ibExecID", "0000f1ab.6a02.01.01").with("transactionID", "91");
        day = 20;
        sync(GOOD);
        day = 11;
        RunReport late = executions(sync(BAD, other));
        assertThat(late.quarantined()).isZero();
        assertThat(late.ignored()).containsEntry("superseded", 1L);
        assertThat(late.inserted()).isOne();
        assertThat(states()).containsExactly("superseded");
        assertThat(count("select count(*) from trading.coverage where dataset = 'executions'"))
                .as("nothing is missing of what it covers")
                .isPositive();
    }

    /** The run keeps the payload for nothing but a record that is closed at once. */
    @Test
    void shouldNameThePayloadOfWhatIsClosedAtOnce() {
        day = 20;
        sync(GOOD);
        day = 11;
        program.sync(EnumSet.of(Dataset.EXECUTIONS), RunningProgram.file(statement("U1234567", BAD)));
        assertThat(states()).containsExactly("superseded");
        assertThat(count("select count(*) from trading.quarantined_record where payload_id is null"))
                .isZero();
    }

    /** A correction has the trade id of what it corrects, and other ids of its own. */
    @Test
    void shouldLeaveACorrectionOpenThatSharesTheTradeId() {
        Row correction = BAD.with("ibExecID", "0000f1ab.6a01.01.02").with("transactionID", "91");
        sync(correction);
        sync(GOOD);
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldLeaveACancelOpen() {
        Row cancel = Rows.cancelOf(GOOD).with("transactionID", "").with("tradeID", "80");
        sync(cancel.with("ibCommission", "much"));
        sync(onlyNamedBy("tradeID", GOOD));
        assertThat(states()).containsExactly("open");
    }

    @ParameterizedTest
    @CsvSource({"quantity,50", "tradePrice,41", "conid,4711"})
    void shouldLeaveOpenWhatSaysSomethingElse(String column, String value) {
        sync(onlyNamedBy("tradeID", BAD).with(column, value));
        sync(onlyNamedBy("tradeID", GOOD));
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldLeaveWhatIsOfAnotherAccount() {
        sync(BAD);
        program.sync(statement("U7654321", GOOD));
        assertThat(states()).containsExactly("open");
    }

    /** One statement never tells a fact twice. */
    @Test
    void shouldNotCloseByARowOfTheSameStatement() {
        Row twin = onlyNamedBy("ibExecID", BAD);
        String both = statement("U1234567", twin, onlyNamedBy("ibExecID", GOOD).with("ibCommission", "-3"));
        program.sync(both);
        assertThat(states()).containsExactly("open");
        program.sync(both);
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldCloseOrdersByTheirId() {
        Row order = Rows.orderRow(GOOD);
        sync(order.with("ibCommission", "much"));
        assertThat(states()).containsExactly("open");
        sync(GOOD);
        assertThat(states()).as("an order made from executions is not told").containsExactly("open");
        sync(order);
        assertThat(states()).containsExactly("superseded");
    }

    /** The row of another day tells another part of the order. */
    @Test
    void shouldLeaveTheOtherDayOfAnOrderOpen() {
        Row order = Rows.orderRow(GOOD);
        sync(order.with("ibCommission", "much"));
        sync(order.with("reportDate", "20260716").with("tradeDate", "20260716"));
        assertThat(states()).containsExactly("open");
    }

    @Test
    void shouldCloseOptionEventsByTheirTradeId() {
        Row event = OptionEvents.expiration().with("tradeID", "85");
        program.sync(events(event.with("markPrice", "low")));
        assertThat(states()).containsExactly("open");
        program.sync(events(OptionEvents.expiration().with("tradeID", "86")));
        assertThat(states()).containsExactly("open");
        program.sync(events(event));
        assertThat(states()).containsExactly("superseded");
    }

    /** With the alias in place of the account the records lie under no account at all. */
    @Test
    void shouldCloseRecordsWithoutAccount() {
        program.sync(statement("Mum's account", GOOD.with("accountId", "Mum's account")));
        assertThat(open()).hasSize(1).allMatch(record -> record.account().isEmpty());
        program.sync(statement("U1234567", GOOD.with("quantity", "50")));
        assertThat(states()).as("an allocation to another account").containsExactly("open");
        program.sync(statement("U7654321", GOOD));
        assertThat(states()).containsExactly("superseded");
    }
}
