package io.github.ibkringest.broker.ibkr.flex.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRows;
import io.github.ibkringest.broker.ibkr.flex.row.RawJson;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.ibkr.flex.staging.Spool;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a row without ids is known by, and its number among rows that are alike in that. */
class RowOrdinalsTest {

    private static final RowReader READ = new RowReader(FlexSettings.DEFAULT);

    @TempDir
    Path folder;

    @Test
    void shouldNumberExecutionsWithoutAnyId() {
        FlexRow nameless = FlexRows.trade("quantity=1");
        FlexRow dearer = FlexRows.trade("quantity=1", "ibCommission=-1");
        FlexRow other = FlexRows.trade("quantity=2");
        FlexRow later = FlexRows.row(2, Section.TRADES, "Trade", "quantity=1");
        FlexRow zero = FlexRows.trade("quantity=1.0", "tradeID=0");
        FlexRow malformed = FlexRows.trade("quantity=many");
        FlexRow[] rows = {nameless, dearer, nameless, other, later, zero, malformed, malformed};
        RowOrdinals ordinals = new ExecutionMapper(READ).ordinals(() -> spooled(rows));

        assertThat(List.of(
                        number(ordinals, nameless),
                        number(ordinals, nameless),
                        number(ordinals, dearer),
                        number(ordinals, zero)))
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(number(ordinals, other)).isZero();
        assertThat(number(ordinals, later)).isZero();
        assertThat(number(ordinals, malformed)).isZero();
        assertThat(number(ordinals, malformed)).isOne();
    }

    @Test
    void shouldNotNumberWhatHasAnId() {
        RowOrdinals ordinals = new ExecutionMapper(READ).ordinals(() -> {
            throw new AssertionError("nothing to go through");
        });
        for (String id : new String[] {"ibExecID=1", "transactionID=1"}) {
            assertThat(number(ordinals, FlexRows.trade(id))).as(id).isZero();
            assertThat(number(ordinals, FlexRows.trade(id))).as(id).isZero();
        }
        assertThat(number(new OrderMapper(READ).ordinals(() -> null), FlexRows.trade("quantity=1")))
                .isZero();
    }

    /** Only twins are numbered, from 1, by what they say wherever they stand in the statement. */
    @Test
    void shouldNumberOptionEventsThatHaveTwins() {
        FlexRow one = event("quantity=1");
        FlexRow marked = event("quantity=2", "markPrice=5");
        FlexRow noted = event("quantity=2", "z=1");
        FlexRow dearer = event("quantity=2", "proceeds=5");
        FlexRow otherDay = event("quantity=2", "date=20260718");
        FlexRow later = FlexRows.row(2, Section.OPTION_EVENTS, "OptionEAE", "conid=101", "quantity=1");
        FlexRow named = event("quantity=1", "tradeID=8");
        FlexRow[] rows = {noted, dearer, marked, one, one, otherDay, later, named};
        RowOrdinals ordinals = new OptionEventMapper(READ).ordinals(() -> spooled(rows));
        assertThat(number(ordinals, one)).isEqualTo(1);
        assertThat(number(ordinals, one)).isEqualTo(2);
        assertThat(List.of(number(ordinals, noted), number(ordinals, marked))).containsExactlyInAnyOrder(1, 2);
        for (FlexRow alone : List.of(dearer, otherDay, later, named)) {
            assertThat(number(ordinals, alone)).isZero();
        }
    }

    /** What may be stated anew makes no other fact of a row without ids, and how it is written does not either. */
    @Test
    void shouldKnowARowWithoutIdsByWhatStaysTheSame() {
        String key = namelessKey("quantity=1");
        assertThat(key).matches("H:[0-9a-f-]{36}:3");
        assertThat(namelessKey("quantity=1.0", "ibCommission=-1", "notes=P", "taxes=2"))
                .isEqualTo(key);
        for (String other : new String[] {
            "quantity=2",
            "symbol=A",
            "conid=101",
            "dateTime=20260717;100000",
            "transactionType=TradeCancel",
            "tradePrice=3",
            "reportDate=20260717",
            "ibOrderID=7",
            "origTransactionID=8",
            "origTradeID=9"
        }) {
            assertThat(namelessKey("quantity=1", other)).as(other).isNotEqualTo(key);
        }
    }

    private static String namelessKey(String... attributes) {
        return new ExecutionMapper(READ)
                .map(FlexRows.trade(ExecutionMapperTest.ofSomeContract(attributes)), "U1", 3)
                .ids()
                .key();
    }

    private static FlexRow event(String... attributes) {
        String[] all = Arrays.copyOf(
                new String[] {"conid=101", "symbol=A", "date=20260717", "transactionType=Assignment"},
                attributes.length + 4);
        System.arraycopy(attributes, 0, all, 4, attributes.length);
        return FlexRows.event(all);
    }

    private static int number(RowOrdinals ordinals, FlexRow row) {
        return ordinals.of(row, RawJson.hash(RawJson.of(row)));
    }

    private SpoolReader spooled(FlexRow... rows) {
        Spool spool = new Spool(folder.resolve("rows"));
        RowShapes shapes = new RowShapes();
        try (SpoolWriter writer = new SpoolWriter(spool, shapes)) {
            for (FlexRow row : rows) {
                writer.write(FlexRows.in(shapes, row));
            }
        }
        spool.end();
        return new SpoolReader(spool, shapes);
    }
}
