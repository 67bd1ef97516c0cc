package io.github.ibkringest.proof;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A statement of half a year in three currencies, with all that the broker says that it adds up to. The totals are added up
 * here, row by row, without any of the program's code. The last rows are options that expired: booked without commission and
 * proceeds.
 */
final class GeneratedHalfYear {

    private static final Map<String, String> RATES = Map.of("USD", "1", "EUR", "1.08", "CHF", "1.12");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "CHF");
    private static final int EXPIRIES = 8;

    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, BigDecimal> sales = new TreeMap<>();
    private final Map<String, BigDecimal> purchases = new TreeMap<>();
    private final Map<String, BigDecimal> held = new TreeMap<>();
    private BigDecimal commissions = BigDecimal.ZERO;

    private GeneratedHalfYear(long seed) {
        this.random = new Random(seed);
    }

    /** The statement, with so many executions; the same for the same seed. */
    static String of(String account, int executions, long seed) {
        GeneratedHalfYear year = new GeneratedHalfYear(seed);
        for (int n = 0; n < executions - 2 * EXPIRIES; n++) {
            year.fill(n);
        }
        for (int n = 0; n < EXPIRIES; n++) {
            year.expiry(n);
        }
        return year.toXml(account);
    }

    private void fill(int n) {
        String currency = CURRENCIES.get(n % CURRENCIES.size());
        int quantity = (1 + random.nextInt(90)) * (random.nextBoolean() ? 1 : -1);
        String price = (10 + random.nextInt(90)) + "." + (10 + random.nextInt(90));
        add(Rows.priced(
                dated(Rows.stockFill(), n)
                        .with("conid", 700 + n % 6)
                        .with("symbol", "S" + n % 6)
                        .with("currency", currency)
                        .with("fxRateToBase", RATES.get(currency))
                        .with("ibCommission", "-1." + (10 + random.nextInt(90)))
                        .with("ibCommissionCurrency", currency)
                        .with("buySell", quantity < 0 ? "SELL" : "BUY"),
                String.valueOf(quantity),
                price));
    }

    private void expiry(int n) {
        add(dated(Rows.optionFill(), n).with("conid", 800 + n).with("symbol", "O" + n));
        Row booking = dated(Rows.bookTrade(), n).with("conid", 800 + n).with("symbol", "O" + n);
        add(booking.with("proceeds", "0").with("netCash", "0"));
    }

    private Row dated(Row row, int n) {
        String day = "2026" + String.format("%02d%02d", 1 + n % 6, 1 + random.nextInt(28));
        return row.with("tradeDate", day)
                .with("reportDate", day)
                .with("settleDateTarget", day)
                .with("dateTime", day + ";" + String.format("%02d%02d%02d", 10 + n % 6, n % 60, random.nextInt(60)));
    }

    private void add(Row row) {
        rows.add(row);
        BigDecimal proceeds = new BigDecimal(row.get("proceeds"));
        (proceeds.signum() > 0 ? sales : purchases).merge(row.get("currency"), proceeds, BigDecimal::add);
        held.merge(row.get("conid"), new BigDecimal(row.get("quantity")), BigDecimal::add);
        commissions = commissions.add(
                new BigDecimal(row.get("ibCommission")).multiply(new BigDecimal(row.get("fxRateToBase"))));
    }

    private String toXml(String account) {
        Row[] cash = CURRENCIES.stream()
                .map(currency -> Row.of("CashReportCurrency")
                        .with("currency", currency)
                        .with("netTradesSales", sales.getOrDefault(currency, BigDecimal.ZERO))
                        .with("netTradesPurchases", purchases.getOrDefault(currency, BigDecimal.ZERO)))
                .toArray(Row[]::new);
        Row[] positions = held.entrySet().stream()
                .filter(one -> one.getValue().signum() != 0)
                .map(one -> Row.of("OpenPosition")
                        .with("conid", one.getKey())
                        .with("symbol", "P" + one.getKey())
                        .with("assetCategory", "STK")
                        .with("position", one.getValue()))
                .toArray(Row[]::new);
        return FlexXml.activity()
                .statement(
                        account,
                        s -> s.period("20260101", "20260630")
                                .whenGenerated("20260702;060000")
                                .trade(rows.toArray(Row[]::new))
                                .section(
                                        "AccountInformation",
                                        Row.of("AccountInformation").with("currency", "USD"))
                                .section("CashReport", cash)
                                .section(
                                        "CashReport",
                                        Row.of("CashReportCurrency")
                                                .with("currency", "BASE_SUMMARY")
                                                .with("commissions", commissions))
                                .section("OpenPositions", positions))
                .toXml();
    }
}
