package io.github.ibkringest.broker.ibkr.flex.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRows;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderMapperTest {

    private final OrderMapper mapper = new OrderMapper(new RowReader(FlexSettings.DEFAULT));

    private OrderData map(String... attributes) {
        return mapper.map(FlexRows.trade(attributes), "U1", 0);
    }

    @Test
    void shouldMapEveryColumn() {
        OrderData order = map(
                "ibOrderID=7",
                "quantity=-100",
                "tradeDate=20260717",
                "reportDate=20260718",
                "orderType=STPLMT",
                "buySell=SELL",
                "tradePrice=42.5",
                "ibCommission=-1",
                "ibCommissionCurrency=USD",
                "orderReference=mine",
                "orderTime=20260717;143001",
                "dateTime=20260717;143005",
                "conid=101");
        assertThat(order.account()).isEqualTo("U1");
        assertThat(order.orderId()).isEqualTo("7");
        assertThat(order.dayOfFills())
                .isEqualTo(
                        new OrderDay(LocalDate.of(2026, 7, 18), LocalDate.of(2026, 7, 17), LocalDate.of(2026, 7, 17)));
        assertThat(order.contract().conId()).isEqualTo("101");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED_OR_PARTIAL);
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.orderType()).isEqualTo("STOP_LIMIT");
        assertThat(order.orderTypeText()).isEqualTo("STPLMT");
        assertThat(order.quantity()).isNull();
        assertThat(order.filledQuantity()).isEqualTo("100");
        assertThat(order.averagePrice()).isEqualTo("42.5");
        assertThat(order.commission()).isEqualTo(BigDecimal.ONE);
        assertThat(order.commissionCurrency()).isEqualTo("USD");
        assertThat(order.orderReference()).isEqualTo("mine");
        assertThat(order.submittedAt().instant()).isEqualTo("2026-07-17T18:30:01Z");
        assertThat(order.updatedAt().instant()).isEqualTo("2026-07-17T18:30:05Z");
        assertThat(order.tradeDate()).isEqualTo(LocalDate.of(2026, 7, 17));
    }

    @Test
    void shouldSayOfItsDayWhatItStates() {
        assertThat(map("ibOrderID=7", "quantity=1", "tradeDate=20260717").dayOfFills())
                .isEqualTo(new OrderDay(null, LocalDate.of(2026, 7, 17), null));
        assertThat(map("ibOrderID=7", "quantity=1").dayOfFills()).isEqualTo(OrderDay.ALL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"BUY, 5, BUY", "SELL (Ca.), 5, SELL", "none, 5, BUY", "none, -5, SELL", "none, 0, BUY"})
    void shouldTellItsSide(String buySell, String quantity, Side side) {
        assertThat(map("ibOrderID=7", "quantity=" + quantity, "buySell=" + (buySell == null ? "" : buySell))
                        .side())
                .isEqualTo(side);
    }

    @Test
    void shouldRefuseWhatCanNotBeTrusted() {
        assertThatThrownBy(() -> map("quantity=1", "ibOrderID=0")).hasMessage("ibOrderID is empty");
        assertThatThrownBy(() -> map("ibOrderID=7")).hasMessageContaining("tick \"Quantity\"");
        assertThatThrownBy(() -> map("quantity=1", "ibOrderID=7", "buySell=HOLD"))
                .hasMessage("buySell=\"HOLD\" is neither BUY nor SELL");
    }

    @Test
    void shouldCallUnknownOrderTypesOther() {
        assertThat(OrderTypes.normalize("PEG")).isEqualTo("OTHER");
        assertThat(OrderTypes.normalize(null)).isNull();
    }
}
