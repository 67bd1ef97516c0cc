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
