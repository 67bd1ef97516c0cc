package io.github.ibkringest.proof;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Movements;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Trades, splits and transfers of two accounts, some of them from one to the other, some booked with another quantity later;
 * and statements, with all columns, of some days of one account or of both, in any order. Each booking is in one of them at
 * least. The same for the same seed.
 */
final class MovedHistory {

    static final List<String> ACCOUNTS = List.of("U1111111", "U2222222");

    private static final List<String> CONTRACTS = List.of("701", "702", "703");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 40;

    /**
     * A booking, with what it says from some day on.
     *
     * @param corrected what it says in statements that are made once it was corrected; the same row if it never was
     * @param correctedOn the day of the correction
     */
    private record Fact(String account, LocalDate day, Row row, Row corrected, LocalDate correctedOn) {

        Row asOf(LocalDate made) {
            return made.isAfter(correctedOn) ? corrected : row;
        }
    }

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private final List<FlexXml> statements = new ArrayList<>();
    private int number = 100;

    MovedHistory(long seed) {
        random = new Random(seed);
        for (int booked = 0; booked < 14; booked++) {
            book(LocalDate.from(FIRST).plusDays(random.nextInt(DAYS)), CONTRACTS.get(random.nextInt(3)), quantity());
        }
        statements.add(statement(ACCOUNTS, FIRST, FIRST.plusDays(DAYS), FIRST.plusDays(2L * DAYS)));
        for (int more = 2 + random.nextInt(5); more > 0; more--) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate to = from.plusDays(random.nextInt(DAYS));
            LocalDate made = to.plusDays(1 + random.nextInt(10));
            statements.add(statement(
                    random.nextBoolean() ? ACCOUNTS : List.of(ACCOUNTS.get(random.nextInt(2))), from, to, made));
        }
        Collections.shuffle(statements, random);
    }

    private String quantity() {
        return (random.nextBoolean() ? "-" : "") + (1 + random.nextInt(50)) + (random.nextInt(4) == 0 ? ".5" : "");
    }

    private void book(LocalDate day, String contract, String quantity) {
        String account = ACCOUNTS.get(random.nextInt(2));
        switch (random.nextInt(4)) {
            case 0 -> transfer(account, day, contract, quantity, "INTERNAL");
            case 1 -> transfer(account, day, contract, quantity, "FOP");
            case 2 ->
                add(
                        account,
                        day,
                        Movements.leg("FS", contract, quantity, "9" + ++number).with("actionID", number),
                        random.nextBoolean());
            default -> add(account, day, trade(contract, quantity), false);
        }
    }

    private void transfer(String account, LocalDate day, String contract, String quantity, String type) {
        boolean wrong = random.nextBoolean();
        add(account, day, moved(contract, quantity, type), wrong);
        if (type.equals("INTERNAL")) {
            String other = ACCOUNTS.get(1 - ACCOUNTS.indexOf(account));
            String opposite = quantity.startsWith("-") ? quantity.substring(1) : "-" + quantity;
            add(other, day, moved(contract, opposite, type), wrong);
        }
    }

    private Row moved(String contract, String quantity, String type) {
        return Movements.transfer(contract, type, quantity.startsWith("-") ? "OUT" : "IN", quantity)
                .with("transactionID", "9" + ++number)
                .without("actionID");
    }

    private Row trade(String contract, String quantity) {
        int n = ++number;
        return Rows.stockFill()
                .with("conid", contract)
                .with("symbol", "S" + contract)
                .with("tradeID", "80" + n)
                .with("transactionID", "9" + n)
                .with("ibOrderID", "70" + n)
                .with("ibExecID", "0000f1ab.6a" + n + ".01.01")
                .with("brokerageOrderID", "00f1ab00.0000a1b2.6a" + n + ".0001")
                .with("buySell", quantity.startsWith("-") ? "SELL" : "BUY")
                .with("quantity", quantity);
    }

    private void add(String account, LocalDate day, Row row, boolean wrong) {
        String text = DAY.format(day);
        Row dated = row.with("dateTime", text + ";202500").with("reportDate", text);
        if (row.element().equals("Trade")) {
            dated = dated.with("tradeDate", text).with("orderTime", text + ";100000");
        }
        Row corrected =
                wrong ? dated.with("quantity", new BigDecimal(row.get("quantity")).multiply(BigDecimal.TEN)) : dated;
        facts.add(new Fact(account, day, dated, corrected, day.plusDays(3 + random.nextInt(20))));
    }

    private FlexXml statement(List<String> accounts, LocalDate from, LocalDate to, LocalDate made) {
        FlexXml document = FlexXml.activity();
        document.queryName("Statement " + statements.size());
        for (String account : accounts) {
            document.statement(
                    account,
                    s -> s.period(DAY.format(from), DAY.format(to))
                            .whenGenerated(DAY.format(made) + ";060000")
                            .section("Trades", rows(account, "Trade", from, to, made))
                            .section("CorporateActions", rows(account, "CorporateAction", from, to, made))
                            .section("Transfers", rows(account, "Transfer", from, to, made)));
        }
        return document;
    }

    private Row[] rows(String account, String element, LocalDate from, LocalDate to, LocalDate made) {
        return facts.stream()
                .filter(fact -> fact.account().equals(account)
                        && !fact.day().isBefore(from)
                        && !fact.day().isAfter(to))
                .map(fact -> fact.asOf(made))
                .filter(row -> row.element().equals(element))
                .map(row -> row.with("accountId", account))
                .toArray(Row[]::new);
    }

    /** In the order in which they arrive. */
    List<FlexXml> statements() {
        return statements;
    }

    /** What is held in the end, by account and contract; without what is zero. */
    Map<String, BigDecimal> held() {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (Fact fact : facts) {
            held.merge(
                    fact.account() + " " + fact.row().get("conid"),
                    new BigDecimal(fact.corrected().get("quantity")),
                    BigDecimal::add);
        }
        return rounded(held);
    }

    static Map<String, BigDecimal> rounded(Map<String, BigDecimal> held) {
        Map<String, BigDecimal> rounded = new TreeMap<>(held);
        rounded.values().removeIf(quantity -> quantity.signum() == 0);
        rounded.replaceAll((key, quantity) -> quantity.stripTrailingZeros());
        return rounded;
    }
}
