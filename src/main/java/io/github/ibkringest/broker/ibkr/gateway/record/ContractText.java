package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.gateway.message.Contract;
import io.github.ibkringest.model.ContractData;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Contracts in records. Stateless. */
final class ContractText {

    private static final String COMBO = "BAG";
    private static final String CASH = "CASH";

    private ContractText() {}

    static void put(RecordText text, Contract contract) {
        text.put("conId", contract.conId())
                .put("symbol", contract.symbol())
                .put("secType", contract.secType())
                .put("lastTradeDate", contract.lastTradeDate())
                .put("strike", contract.strike())
                .put("right", contract.right())
                .put("multiplier", contract.multiplier())
                .put("currency", contract.currency())
                .put("localSymbol", contract.localSymbol())
                .put("tradingClass", contract.tradingClass());
    }

    static boolean isCombo(RecordText text) {
        return COMBO.equals(text.get("secType"));
    }

    /**
     * The contract, named as statements name it: a derivative and a pair of currencies by the exchange's own symbol. A combo
     * has a number that all combos of a currency share, so it is known by its symbol alone.
     */
    static ContractData read(RecordText text) {
        boolean isDerivative = text.get("lastTradeDate") != null && text.get("localSymbol") != null;
        boolean isPair = CASH.equals(text.get("secType")) && text.get("localSymbol") != null;
        return new ContractData(
                isCombo(text) ? null : text.get("conId"),
                text.get("secType"),
                null,
                isDerivative || isPair ? text.get("localSymbol") : text.get("symbol"),
                text.get("localSymbol"),
                null,
                text.number("strike"),
                date(text.get("lastTradeDate")),
                text.get("right"),
                text.number("multiplier"),
                text.get("currency"),
                null,
                null,
                null,
                null,
                null,
                isDerivative ? text.get("symbol") : null);
    }

    /** The day of a text like {@code 20261120}; a month alone is none. */
    private static LocalDate date(String text) {
        if (text == null || text.length() < 8) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
