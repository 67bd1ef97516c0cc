package io.github.ibkringest.broker.ibkr.flex.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.Dataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row is. */
class RowKindTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "OptionEAE, none, OPTION_EVENT, OPTION_EVENTS, none",
                "Order, none, ORDER, ORDERS, none",
                "Trade, ORDER, ORDER, ORDERS, none",
                "Trade, EXECUTION, EXECUTION, EXECUTIONS, none",
                "TradeConfirm, none, EXECUTION, EXECUTIONS, none",
                "Lot, none, TAX_LOT, none, tax-lot-row",
                "Trade, CLOSED_LOT, TAX_LOT, none, tax-lot-row",
                "WashSale, none, WASH_SALE, none, wash-sale-row",
                "TradeTransfer, TRADE_TRANSFERS, TRADE_TRANSFER, none, trade-transfer-row",
                "Trade, WASH_SALE, WASH_SALE, none, wash-sale-row",
                "SymbolSummary, none, SUMMARY, none, summary-row",
                "AssetSummary, none, SUMMARY, none, summary-row",
                "TradeConfirm, SYMBOL_SUMMARY, SUMMARY, none, summary-row",
                "Trade, ASSET_SUMMARY, SUMMARY, none, summary-row",
                "Trade, NEWS, UNKNOWN_LEVEL, none, unknown-level-row",
                "News, none, UNKNOWN, none, unknown-row"
            })
    void shouldTellRowsApart(String element, String level, RowKind kind, Dataset dataset, String skippedBy) {
        assertThat(RowKind.of(element, level)).isEqualTo(kind);
        assertThat(kind.dataset()).isEqualTo(dataset);
        assertThat(kind.skippedBy()).isEqualTo(skippedBy);
    }
}
