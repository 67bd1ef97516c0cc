package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Movements;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corporate actions and transfers count once, whatever columns the statements have that tell of them, and in any order. */
class ThinMovementsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final String ACCOUNT = "U1234567";
    private static final String STOCK = Rows.stockFill().get("conid");

    @TempDir
    Path folder;

    private void sync(List<ThinMovements.Telling> statements) throws IOException {
        INGESTOR.empty();
        for (ThinMovements.Telling told : statements) {
            Path file = folder.resolve("statement.xml");
            FlexXml.activity()
                    .statement(
                            ACCOUNT,
                            s -> s.whenGenerated(told.whenGenerated())
                                    .section("CorporateActions", told.rows("CorporateAction"))
                                    .section("Transfers", told.rows("Transfer")))
                    .writeTo(file);
            assertThat(INGESTOR.sync(file))
                    .allSatisfy(run -> assertThat(run.error()).isNull());
        }
    }

    private static List<String> counted() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select symbol || ' ' || sum(quantity) || ' in ' || count(*) from ("
                                + "select symbol, quantity from trading.corporate_action where is_effective"
                                + " union all select symbol, quantity from trading.transfer where is_effective) m"
                                + " group by symbol order by symbol",
                        String.class);
    }

    private static ThinMovements.Telling of(Row... rows) {
        return new ThinMovements.Telling(List.of(rows), "20260720;060000");
    }

    /** The same legs without and with their ids, in either order, are the same legs. */
    @Test
    void shouldKnowLegsWithoutIdsAgain() throws IOException {
        Row[] legs = {
            Movements.leg("FS", STOCK, "30", "1"),
            Movements.leg("FS", STOCK, "30", "2"),
            Movements.leg("SO", "700", "5", "3")
        };
        Row[] bare = Stream.of(legs)
                .map(leg -> leg.without("transactionID", "actionID"))
                .toArray(Row[]::new);
        Row[] thin = Stream.of(bare).map(leg -> leg.without("conid")).toArray(Row[]::new);
        for (List<Row[]> order :
                List.of(List.of(legs, bare, thin), List.of(thin, legs, bare), List.of(bare, thin, legs))) {
            sync(order.stream().map(ThinMovementsTest::of).toList());
            assertThat(counted()).containsExactly("S700 5 in 1", "S" + STOCK + " 60 in 2");
        }
    }

    /** One statement has the evening of a split, another one the day of its report. */
    @ParameterizedTest
    @CsvSource({"dateTime, reportDate", "reportDate, dateTime", "'', 'dateTime,reportDate'", "'', dateTime"})
    void shouldKnowALegAgainByAnotherOfItsDays(String first, String second) throws IOException {
        Row leg = Movements.leg("FS", STOCK, "30", "1").without("transactionID");
        sync(List.of(of(leg.without(first.split(","))), of(leg.without(second.split(",")))));
        assertThat(counted()).containsExactly("S" + STOCK + " 30 in 1");
    }

    /** The same split a week later is another one; so is a transfer of the same amount of another currency. */
    @Test
    void shouldNotTakeDifferentBookingsForOne() throws IOException {
        Row leg = Movements.leg("FS", STOCK, "30", "1").without("transactionID", "actionID");
        Row later = leg.with("dateTime", "20260723;202500").with("reportDate", "20260724");
        Row cash = Movements.transfer("", "INTERNAL", "IN", "0")
                .with("symbol", "--")
                .without("transactionID");
        sync(List.of(
                of(leg.without("reportDate"), cash.with("cashTransfer", "100")),
                of(later.without("dateTime"), cash.with("cashTransfer", "200"))));
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select quantity::text from trading.corporate_action where is_effective"
                                        + " union all select cash_amount::text from trading.transfer where is_effective"
                                        + " order by 1",
                                String.class))
                .containsExactly("100", "200", "30", "30");
    }

    /** A row that is corrected leaves alone what gave way to its former quantity, in either order. */
    @Test
    void shouldDecideAnewWhatGaveWayToARowThatSaysSomethingElse() throws IOException {
        ThinMovements.Telling named = of(Movements.leg("FS", STOCK, "30", "1"));
        ThinMovements.Telling bare = of(Movements.leg("FS", STOCK, "30", "1").without("transactionID"));
        ThinMovements.Telling corrected =
                new ThinMovements.Telling(List.of(Movements.leg("FS", STOCK, "31", "1")), "20260721;060000");
        List<List<String>> results = new ArrayList<>();
        for (List<ThinMovements.Telling> order :
                List.of(List.of(named, bare, corrected), List.of(corrected, named, bare))) {
            sync(order);
            results.add(counted());
        }
        assertThat(results.get(0)).isEqualTo(results.get(1));
    }

    @Test
    void shouldCountEachBookingOnceInAnyOrder() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            shouldCountOnce(seed);
        }
    }

    @Test
    @Tag("slow")
    void shouldCountEachBookingOnceInManyWorlds() throws IOException {
        for (long seed = 100; seed < 400; seed++) {
            shouldCountOnce(seed);
        }
    }

    private void shouldCountOnce(long seed) throws IOException {
        ThinMovements world = new ThinMovements(seed);
        List<ThinMovements.Telling> statements = new ArrayList<>(world.statements());
        for (int order = 0; order < 3; order++) {
            sync(statements);
            assertThat(counted())
                    .as("seed %d, order %d: %s", seed, order, statements)
                    .isEqualTo(world.truth());
            Collections.shuffle(statements, new Random(seed + order));
        }
    }
}
