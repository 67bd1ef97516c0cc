package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.util.List;

/**
 * A contract of the fake gateway, with texts as messages write them.
 *
 * @param legs of a combo, each {@code conId|ratio|action}
 */
public record FakeContract(
        String conId,
        String symbol,
        String secType,
        String expiry,
        String strike,
        String right,
        String multiplier,
        String currency,
        String localSymbol,
        String tradingClass,
        List<String> legs) {

    public static FakeContract stock() {
        return new FakeContract("265598", "AAPL", "STK", "", "0", "?", "", "USD", "AAPL", "NMS", List.of());
    }

    public static FakeContract option(String conId, String strike, String right) {
        return new FakeContract(
                conId, "OBDC", "OPT", "20261120", strike, right, "100", "USD", "OBDC  261120", "OBDC", List.of());
    }

    public static FakeContract future() {
        return new FakeContract(
                "793356225", "MES", "FUT", "20261218", "0.0", "", "5", "USD", "MESZ6", "MES", List.of());
    }

    /** A combo of legs, each {@code conId|ratio|action}. */
    public static FakeContract combo(String... legs) {
        return new FakeContract("28812380", "OBDC", "BAG", "", "0", "?", "", "USD", "OBDC", "COMB", List.of(legs));
    }

    /** The same under another con id; {@code 0} is none. */
    public FakeContract withConId(String other) {
        return new FakeContract(
                other, symbol, secType, expiry, strike, right, multiplier, currency, localSymbol, tradingClass, legs);
    }

    /** The fields that all messages have, with an exchange. */
    List<String> fields(String exchange) {
        return List.of(
                conId,
                symbol,
                secType,
                expiry,
                strike,
                right,
                multiplier,
                exchange,
                currency,
                localSymbol,
                tradingClass);
    }

    /** The text {@code 909446204|-1,909903509|1} of a combo; empty for others. */
    String description() {
        StringBuilder text = new StringBuilder();
        for (String leg : legs) {
            String[] parts = leg.split("\\|");
            text.append(text.length() == 0 ? "" : ",")
                    .append(parts[0])
                    .append('|')
                    .append(parts[2].equals("SELL") ? "-" : "")
                    .append(parts[1]);
        }
        return text.toString();
    }
}
