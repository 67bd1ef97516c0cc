package io.github.ibkringest.anyquery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contracts of the worlds, made to be mixed up: symbols of two contracts, options that differ in one letter. */
final class Market {

    static final Map<String, String> STOCK = contract("STK", "COMMON", "NWA", "900100001", "NASDAQ", "USD", "1");
    static final Map<String, String> LONGER_NAME = contract("STK", "COMMON", "NWAB", "900100002", "NASDAQ", "USD", "1");
    static final Map<String, String> ELSEWHERE = contract("STK", "COMMON", "NWA", "900100003", "TSE", "CAD", "1");
    static final Map<String, String> CFD = contract("CFD", "", "NWA", "900100004", "", "USD", "1");
    static final Map<String, String> PAIR = contract("CASH", "", "EUR.USD", "900100005", "", "USD", "1");
    static final Map<String, String> FUTURE =
            derived("FUT", "", "XEMU6", "900300001", "900300000", "XEM", "5", "", "20260918", "");
    static final Map<String, String> CALL = option("C", "900200001");
    static final Map<String, String> PUT = option("P", "900200002");
    static final Map<String, String> INDEX_PUT =
            derived("OPT", "P", "XNX   260717P00050000", "900200003", "900110000", "XNX", "100", "50", "20260717", "P");

    static final List<Map<String, String>> TRADED =
            List.of(STOCK, LONGER_NAME, ELSEWHERE, CFD, PAIR, FUTURE, CALL, PUT);
    static final List<Map<String, String>> OPTIONS = List.of(CALL, PUT);

    private Market() {}

    private static Map<String, String> option(String right, String conId) {
        return derived(
                "OPT",
                right,
                "NWA   260717" + right + "00040000",
                conId,
                STOCK.get("conid"),
                "NWA",
                "100",
                "40",
                "20260717",
                right);
    }

    private static Map<String, String> derived(
            String assetClass,
            String subClass,
            String symbol,
            String conId,
            String underlying,
            String underlyingSymbol,
            String multiplier,
            String strike,
            String expiry,
            String right) {
        Map<String, String> contract = contract(assetClass, subClass, symbol, conId, "CBOE", "USD", multiplier);
        contract.put("underlyingConid", underlying);
        contract.put("underlyingSymbol", underlyingSymbol);
        contract.put("strike", strike);
        contract.put("expiry", expiry);
        contract.put("putCall", right);
        return contract;
    }

    private static Map<String, String> contract(
            String assetClass,
            String subClass,
            String symbol,
            String conId,
            String exchange,
            String currency,
            String multiplier) {
        Map<String, String> contract = new LinkedHashMap<>();
        contract.put("currency", currency);
        contract.put("assetCategory", assetClass);
        contract.put("subCategory", subClass);
        contract.put("symbol", symbol);
        contract.put("description", symbol + " " + assetClass);
        contract.put("conid", conId);
        contract.put("isin", assetClass.equals("STK") ? "US" + conId + "0" : "");
        contract.put("listingExchange", exchange);
        contract.put("underlyingConid", "");
        contract.put("underlyingSymbol", "");
        contract.put("multiplier", multiplier);
        contract.put("strike", "");
        contract.put("expiry", "");
        contract.put("putCall", "");
        return contract;
    }
}
