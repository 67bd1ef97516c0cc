package io.github.ibkringest.broker.ibkr.flex.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRows;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OptionEventType;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionEventMapperTest {

    private final OptionEventMapper mapper = new OptionEventMapper(new RowReader(FlexSettings.DEFAULT));

    private OptionEventData map(String... attributes) {
        return mapper.map(FlexRows.event(attributes), "U1", 4);
    }

    @Test
    void shouldMapEveryColumn() {
        OptionEventData event = map(
                "conid=101",
                "tradeID=8",
                "transactionType=Assignment",
                "date=20260717",
                "quantity=1",
                "tradePrice=2",
                "markPrice=3",
                "proceeds=4",
                "commisionsAndTax=-5",
                "costBasis=6",
                "realizedPnl=7",
                "fxRateToBase=0.9");
        assertThat(event.account()).isEqualTo("U1");
        assertThat(event.key()).isEqualTo("E:8");
        assertThat(event.tradeId()).isEqualTo("8");
        assertThat(event.type()).isEqualTo(OptionEventType.ASSIGNMENT);
        assertThat(event.typeText()).isEqualTo("Assignment");
        assertThat(event.contract().conId()).isEqualTo("101");
        assertThat(event.date()).isEqualTo(LocalDate.of(2026, 7, 17));
        assertThat(event.at().instant()).isEqualTo("2026-07-17T20:20:00Z");
        assertThat(event.at().precision()).isEqualTo(BrokerTime.Precision.DATE);
        assertThat(event.at().text()).isEqualTo("20260717");
        assertThat(event.quantity()).isEqualTo("1");
        assertThat(event.price()).isEqualTo("2");
        assertThat(event.markPrice()).isEqualTo("3");
        assertThat(event.proceeds()).isEqualTo("4");
        assertThat(event.commissionAndTax()).isEqualTo("-5");
        assertThat(event.costBasis()).isEqualTo("6");
        assertThat(event.realizedPnl()).isEqualTo("7");
        assertThat(event.fxRateToBase()).isEqualTo("0.9");
    }

    @Test
    void shouldKeepACashSettlementApartFromTheExerciseItSettles() {
        assertThat(map("conid=101", "tradeID=8", "transactionType=Cash Settlement")
                        .key())
                .isEqualTo("E:8:CASH_SETTLEMENT");
    }

    @Test
    void shouldBeKnownByContractDayTypeAndPlaceWithoutTradeId() {
        assertThat(map("conid=101", "date=20260717", "transactionType=Expiration")
                        .key())
                .isEqualTo("E:101:2026-07-17:EXPIRATION:4");
        OptionEventData bare = map("symbol=ACMX P");
        assertThat(bare.key()).isEqualTo("E:ACMX P:null:OTHER:4");
        assertThat(bare.at()).isNull();
    }

    @Test
    void shouldRefuseAnEventOfNothing() {
        assertThatThrownBy(() -> map("quantity=1")).hasMessageContaining("tick \"Conid\" in the section OptionEAE");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Assignment, ASSIGNMENT",
                "assigned, ASSIGNMENT",
                "Exercise, EXERCISE",
                "EXERCISED, EXERCISE",
                "Expiration, EXPIRATION",
                "Expire, EXPIRATION",
                "Cash Settlement, CASH_SETTLEMENT",
                "CashDelivery, CASH_SETTLEMENT",
                "Buy, DELIVERY",
                "Sell, DELIVERY",
                "Roll, OTHER",
                "none, OTHER"
            })
    void shouldKnowTheBrokersWords(String text, OptionEventType type) {
        assertThat(OptionEventMapper.type(text)).isEqualTo(type);
    }
}
