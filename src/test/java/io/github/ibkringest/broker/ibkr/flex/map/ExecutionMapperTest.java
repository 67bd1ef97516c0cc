package io.github.ibkringest.broker.ibkr.flex.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.ibkr.flex.FullExecution;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRows;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionMapperTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 17);
    private final ExecutionMapper mapper = new ExecutionMapper(new RowReader(FlexSettings.DEFAULT));

    private ExecutionData map(String... attributes) {
        return mapper.map(FlexRows.trade(ofSomeContract(attributes)), "U1", 3);
    }

    /** A row that names neither itself nor its contract is refused. */
    static String[] ofSomeContract(String... attributes) {
        boolean named = Stream.of(attributes).anyMatch(attribute -> attribute.startsWith("symbol="));
        return named
                ? attributes
                : Stream.concat(Stream.of(attributes), Stream.of("symbol=ACMX")).toArray(String[]::new);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void shouldMapEveryColumn() {
        assertThat(map(FullExecution.with()))
                .isEqualTo(new ExecutionData(
                        "U1",
                        new ExecutionData.Ids(
                                "X:a.b.01.02",
                                "9",
                                "a.b.01.02",
                                "a.b.01",
                                2,
                                "9",
                                "8",
                                "4",
                                "5",
                                "7",
                                "6",
                                "mine",
                                null),
                        ExecutionKind.FILL,
                        "ExchTrade",
                        new ContractData(
                                "101",
                                "OPT",
                                "P",
                                "ACMX  P",
                                null,
                                "ACMX put",
                                number("40"),
                                LocalDate.of(2026, 8, 21),
                                "P",
                                number("100"),
                                "USD",
                                "CBOE",
                                "US1",
                                "C1",
                                "F1",
                                "99",
                                "ACMX"),
                        Side.SELL,
                        number("2"),
                        number("-2"),
                        number("1.25"),
                        new ExecutionData.Amounts(
                                "USD",
                                number("0.7"),
                                "EUR",
                                number("1"),
                                number("250"),
                                number("249.3"),
                                number("3"),
                                number("11"),
                                number("0.9")),
                        new BrokerTime(
                                Instant.parse("2026-07-17T18:30:05Z"),
                                DAY,
                                BrokerTime.Precision.SECOND,
                                "20260717;143005"),
                        DAY,
                        DAY.plusDays(1),
                        DAY.plusDays(3),
                        "CLOSE",
                        List.of("P", "A"),
                        "CBOE2",
                        "LIMIT",
                        new BrokerTime(
                                Instant.parse("2026-07-17T18:30:01Z"),
                                DAY,
                                BrokerTime.Precision.SECOND,
                                "20260717;143001"),
                        true,
                        false,
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "ExchTrade, BUY, P, FILL",
                "DvpTrade, BUY, none, FILL",
                "IBKRTrade, BUY, none, FILL",
                "BookTrade, BUY, none, BOOK",
                "TradeCorrect, BUY, none, CORRECTION",
                "FracShare, BUY, none, FRACTIONAL",
                "FracShareCancel, BUY, none, CANCEL",
                "TradeCancel, BUY, none, CANCEL",
                "ExchTrade, SELL (Ca.), none, CANCEL",
                "ExchTrade, SELL, Ca, CANCEL",
                "ExchTrade, SELL, A, FILL",
                "Adjustment, BUY, none, OTHER",
                "Assignment, SELL, A, BOOK",
                "none, none, none, FILL",
                "none, BUY, P, FILL",
                "none, BUY (Ca.), none, CANCEL",
                "none, SELL, Ca, CANCEL",
                "none, SELL, A, BOOK",
                "none, SELL, Ex, BOOK",
                "none, SELL, AEx, BOOK",
                "none, SELL, MEx, BOOK",
                "none, SELL, Ep, BOOK"
            })
    void shouldTellKindsApart(String type, String buySell, String code, ExecutionKind kind) {
        assertThat(ExecutionMapper.kind(type, buySell, code == null ? List.of() : List.of("C", code)))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "BUY, 5, BUY, 5",
                "SELL, -5, SELL, -5",
                "SELL, 5, SELL, -5",
                "SELL (Ca.), 5, SELL, 5",
                "BUY (Ca.), -5, BUY, -5",
                "BUY (Ca.), 5, BUY, -5",
                "SELL (Ca.), -5, SELL, 5",
                "SELL, 0, SELL, 0",
                "none, 5, BUY, 5",
                "none, -5, SELL, -5",
                "none, 0, BUY, 0"
            })
    void shouldSignQuantities(String buySell, String quantity, Side side, String signed) {
        ExecutionData data = map("ibExecID=x", "quantity=" + quantity, "buySell=" + (buySell == null ? "" : buySell));
        assertThat(data.side()).isEqualTo(side);
        assertThat(data.signedQuantity()).isEqualTo(number(signed));
        assertThat(data.quantity()).isEqualTo(number(signed).abs());
    }

    @Test
    void shouldRefuseWhatCanNotBeTrusted() {
        assertThatThrownBy(() -> map("ibExecID=x")).hasMessageContaining("tick \"Quantity\" in the section Trades");
        assertThatThrownBy(() -> map("ibExecID=x", "quantity=")).hasMessage("quantity is empty");
        assertThatThrownBy(() -> map("quantity=1", "buySell=HOLD"))
                .hasMessage("buySell=\"HOLD\" is neither BUY nor SELL");
        assertThatThrownBy(() -> map("quantity=many")).hasMessageStartingWith("quantity=\"many\" is not a number");
        assertThatThrownBy(() -> map("quantity=1", "price=x")).hasMessageStartingWith("price=\"x\" is not a number");
        assertThatThrownBy(() -> map("quantity=1", "tradeDate=x"))
                .hasMessageStartingWith("tradeDate=\"x\" is not a date");
        assertThatThrownBy(() -> map("quantity=1", "dateTime=x"))
                .hasMessageStartingWith("dateTime=\"x\" is not a date and time");
        assertThatThrownBy(() -> map("quantity=1", "tradeDate=20260717", "tradeTime=x"))
                .hasMessageStartingWith("tradeTime=\"x\" is not a time");
    }

    @Test
    void shouldRefuseWhatNamesNeitherItselfNorItsContract() {
        assertThatThrownBy(() -> map("quantity=1", "symbol=")).hasMessage("symbol is empty");
        assertThat(map("quantity=1", "symbol=", "tradeID=8").contract().symbol())
                .isNull();
    }

    /** A booking repeats its transaction id where an order id should be. */
    @Test
    void shouldGiveBookingsNoOrder() {
        assertThat(map(FullExecution.with("transactionType=BookTrade")).ids().orderId())
                .isNull();
        assertThat(map(FullExecution.with("ibOrderID=9")).ids().orderId()).isNull();
        assertThat(map(FullExecution.with("ibOrderID=0")).ids().orderId()).isNull();
        assertThat(map(FullExecution.with("transactionID=", "ibOrderID=7"))
                        .ids()
                        .orderId())
                .isEqualTo("7");
    }

    /** Only bookings that share an exec id are parts of one row. */
    @Test
    void shouldNameItsPartOfARow() {
        assertThat(map(FullExecution.with("ibExecID=")).ids().part()).isEmpty();
        assertThat(map(FullExecution.with("ibExecID=")).ids().key()).isEqualTo("T:9");
        assertThat(map(FullExecution.with("transactionID=")).ids().part()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "O, none, OPEN",
                "C, none, CLOSE",
                "C;O, none, BOTH",
                "none, O;P, OPEN",
                "none, C, CLOSE",
                "none, 'O, C', BOTH",
                "none, P, none",
                "none, none, none",
                "O, C, OPEN"
            })
    void shouldTellOpeningFromClosing(String indicator, String codes, String openClose) {
        assertThat(map(
                                "quantity=1",
                                "openCloseIndicator=" + (indicator == null ? "" : indicator),
                                "notes=" + (codes == null ? "" : codes))
                        .openClose())
                .isEqualTo(openClose);
    }

    @Test
    void shouldSplitCodes() {
        assertThat(map("quantity=1", "code=A; P,,Ca ;").codes()).containsExactly("A", "P", "Ca");
        assertThat(map("quantity=1").codes()).isEmpty();
    }

    @Test
    void shouldLeaveUnknownWhatIsNotStated() {
        ExecutionData bare =
                map("quantity=1", "dateTime=MULTI", "tradeDate=MULTI", "exchange=--", "orderReference=N/A");
        assertThat(bare.amounts())
                .isEqualTo(new ExecutionData.Amounts(null, null, null, null, null, null, null, null, null));
        assertThat(bare.executedAt()).isNull();
        assertThat(bare.tradeDate()).isNull();
        assertThat(bare.exchange()).isNull();
        assertThat(bare.orderType()).isNull();
        assertThat(bare.ids().orderReference()).isNull();
    }

    @Test
    void shouldTakeTheMomentFromDateAndTimeColumns() {
        assertThat(map("quantity=1", "tradeDate=20260717").executedAt().precision())
                .isEqualTo(BrokerTime.Precision.DATE);
        assertThat(map("quantity=1", "tradeDate=20260717", "tradeTime=143005")
                        .executedAt()
                        .instant())
                .isEqualTo("2026-07-17T18:30:05Z");
        assertThat(map("quantity=1", "dateTime=20260717;143005", "tradeDate=20260718", "tradeTime=1")
                        .executedAt()
                        .localDate())
                .isEqualTo(DAY);
        assertThat(map("quantity=1").executedAt()).isNull();
    }
}
