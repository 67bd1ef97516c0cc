package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One event, stated without trade id in one statement and with it in another, is one row. */
class OptionEventKeysTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldGiveAStoredEventItsTradeIdWhenItIsDelivered() throws IOException {
        Path without = statement("without.xml", "20260701;180000", false);
        Path with = statement("with.xml", "20260702;180000", true);

        INGESTOR.sync(without);
        assertThat(keys()).allSatisfy(key -> assertThat(key).contains(":ASSIGNMENT:"));
        INGESTOR.sync(with);
        assertThat(keys()).containsExactly("E:8088880001", "E:8088880002");

        INGESTOR.shouldNotDependOnTheOrderOf(without, with);
    }

    /** One knows the contract by its symbol, one by its con id, and the third tells that these are the same. */
    @Test
    void shouldJoinTwoEventsWhenAThirdStatementTellsThatTheyAreOne() throws IOException {
        Path bySymbol = write("20260701;180000", assignment("").without("conid"));
        Path byConId = write("20260702;180000", assignment("").without("symbol"));
        Path full = write("20260703;180000", assignment("8088880001"));
        INGESTOR.sync(bySymbol, byConId);
        assertThat(keys()).hasSize(2);
        INGESTOR.sync(full);
        assertThat(keys()).containsExactly("E:8088880001");
        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select count(*) from trading.record_revision where dataset = 'option-events'",
                                Integer.class))
                .isPositive();
        Path[][] orders = {
            {full, byConId, bySymbol}, {full, bySymbol, byConId}, {byConId, full, bySymbol}, {bySymbol, full, byConId}
        };
        for (Path[] order : orders) {
            INGESTOR.empty();
            INGESTOR.sync(order);
            assertThat(keys()).containsExactly("E:8088880001");
            String before = INGESTOR.writes();
            INGESTOR.sync(order);
            assertThat(INGESTOR.writes()).isEqualTo(before);
        }
    }

    @Test
    void shouldKnowTwinsThatStandFarApartInAStatement() throws IOException {
        Row[] rows = new Row[1_201];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = assignment("").with("conid", 910000000 + i).with("symbol", "S" + i);
        }
        rows[5] = assignment("");
        rows[1_200] = assignment("");
        Path without = write("20260701;180000", rows);
        Path with = write("20260702;180000", assignment("8088880001"), assignment("8088880002"));
        INGESTOR.sync(without);
        assertThat(keys()).hasSize(1_201);
        INGESTOR.sync(with);
        assertThat(keys()).hasSize(1_201).contains("E:8088880001", "E:8088880002");
        INGESTOR.shouldNotDependOnTheOrderOf(without, with);
    }

    @Test
    void shouldNotTakeAnotherPriceForTheSameEvent() throws IOException {
        INGESTOR.sync(write("20260701;180000", assignment("").with("proceeds", "5")));
        INGESTOR.sync(write("20260702;180000", assignment("8088880001").with("proceeds", "7")));
        assertThat(keys()).hasSize(2);
    }

    /** What is missing is no reason to fail, and two that say the same are the same. */
    @Test
    void shouldTakeEventsWithoutDayOrQuantity() throws IOException {
        Path first = write(
                "20260701;180000",
                assignment("").with("date", ""),
                assignment("").with("quantity", ""));
        Path second = write(
                "20260702;180000",
                assignment("").without("date"),
                assignment("").without("quantity"));
        INGESTOR.sync(first);
        INGESTOR.sync(second);
        assertThat(keys()).containsExactly("E:900200001:2026-07-01:ASSIGNMENT:0", "E:900200001:null:1:ASSIGNMENT:0");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    private Path write(String generated, Row... rows) throws IOException {
        return FlexXml.activity()
                .statement("U7700001", s -> s.whenGenerated(generated).optionEvent(rows))
                .writeTo(folder.resolve(java.util.UUID.randomUUID() + ".xml"));
    }

    private static List<String> keys() {
        return INGESTOR.jdbc().queryForList("select event_key from trading.option_event order by 1", String.class);
    }

    private Path statement(String name, String generated, boolean tradeIds) throws IOException {
        Path file = folder.resolve(name);
        FlexXml.activity()
                .statement(
                        "U7700001",
                        s -> s.whenGenerated(generated)
                                .period("20260701", "20260701")
                                .optionEvent(assignment(tradeIds ? "8088880001" : ""))
                                .optionEvent(assignment(tradeIds ? "8088880002" : "")))
                .writeTo(file);
        return file;
    }

    private static Row assignment(String tradeId) {
        return OptionEvents.assignment()
                .with("conid", "900200001")
                .with("date", "20260701")
                .with("quantity", "1")
                .with("tradeID", tradeId);
    }
}
