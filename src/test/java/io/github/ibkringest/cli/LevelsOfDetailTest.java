package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A day is proven complete only for what is delivered at its level of detail: an option that is not ticked proves nothing. */
class LevelsOfDetailTest extends CommandTestSupport {

    private static final Row FILL = Rows.stockFill();
    private static final Row ORDER = Rows.orderRow(FILL);

    private static FlexXml trades(Row... rows) {
        return FlexXml.activity().statement("U1234567", s -> s.trade(rows).emptySection("OptionEAE"));
    }

    static Stream<Arguments> statements() {
        Row summary = Rows.repeating("SymbolSummary", "SYMBOL_SUMMARY");
        Row lot = Rows.repeating("Lot", "CLOSED_LOT");
        Row strange = FILL.with("levelOfDetail", "SOMETHING_NEW");
        return Stream.of(
                Arguments.of("both levels", trades(ORDER, FILL), List.of("executions", "orders")),
                Arguments.of("an empty section", trades(), List.of("executions", "orders")),
                Arguments.of("orders alone", trades(ORDER), List.of("orders")),
                Arguments.of("orders as trades", trades(FILL.with("levelOfDetail", "ORDER")), List.of("orders")),
                Arguments.of("summaries alone", trades(summary), List.of()),
                Arguments.of("tax lots alone", trades(lot), List.of()),
                Arguments.of("an unknown level alone", trades(strange), List.of()),
                Arguments.of("orders and lots", trades(ORDER, lot), List.of("orders")),
                Arguments.of("executions say their orders", trades(FILL), List.of("executions", "orders")),
                Arguments.of("executions do not", trades(FILL.without("ibOrderID")), List.of("executions")),
                Arguments.of("bookings have no orders", trades(Rows.bookTrade()), List.of("executions", "orders")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void shouldProveWhatIsDeliveredAtItsLevel(String name, FlexXml statement, List<String> proven) throws IOException {
        sync(statement);

        assertThat(proven())
                .containsExactlyElementsOf(Stream.concat(proven.stream(), Stream.of("option-events"))
                        .map(dataset -> "U1234567 " + dataset)
                        .sorted()
                        .toList());
    }

    /** On a single day there may be nothing of one level; what is ticked shows over all statements of the query. */
    @Test
    void shouldJudgeAllStatementsTogether() throws IOException {
        sync(FlexXml.activity()
                .statement("U1234567", s -> s.period("20260713", "20260713").trade(ORDER))
                .statement("U1234567", s -> s.period("20260714", "20260714").emptySection("Trades"))
                .statement("U7654321", s -> s.period("20260713", "20260713").trade(FILL)));

        assertThat(proven())
                .containsExactly("U1234567 executions", "U1234567 orders", "U7654321 executions", "U7654321 orders");
        assertThat(STORE.count("select count(*) from trading.coverage where dataset = 'executions'"))
                .isEqualTo(3);
    }

    @Test
    void shouldProveNothingOfAnAccountWithoutTradesWhenTheOptionIsNotTicked() throws IOException {
        sync(FlexXml.activity()
                .statement("U1234567", s -> s.trade(ORDER))
                .statement("U7654321", s -> s.emptySection("Trades")));

        assertThat(proven()).containsExactly("U1234567 orders", "U7654321 orders");
    }

    @Test
    void shouldProveOptionEventsWhateverTheTradesAre() throws IOException {
        sync(FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.trade(Rows.repeating("Lot", "CLOSED_LOT")).optionEvent(OptionEvents.expiration())));

        assertThat(proven()).containsExactly("U1234567 option-events");
    }

    @Test
    void shouldKeepConfirmationsProvisional() throws IOException {
        sync(FlexXml.confirmations().statement("U1234567", s -> s.trade(Confirms.fill())));

        assertThat(proven()).isEmpty();
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select dataset from trading.coverage where provisional order by 1", String.class))
                .containsExactly("executions", "orders");
    }

    /** What became proven stays so: the option that is ticked later fills the days before. */
    @Test
    void shouldFillTheDaysOnceTheOptionIsTicked() throws IOException {
        sync(trades(ORDER));
        assertThat(run("coverage").lines()).anyMatch(line -> line.startsWith("U1234567 executions not configured"));

        sync(trades(ORDER, FILL));

        assertThat(proven()).contains("U1234567 executions");
    }

    private void sync(FlexXml statement) throws IOException {
        String file = statement.writeTo(folder.resolve("statement.xml")).toString();
        assertThat(run("sync", "--file", file).exitCode()).isZero();
    }

    private static List<String> proven() {
        return STORE
                .jdbc()
                .queryForList("select account || ' ' || dataset from trading.proven_period order by 1", String.class)
                .stream()
                .distinct()
                .toList();
    }
}
