package io.github.ibkringest.proof;

import io.github.ibkringest.flex.Movements;
import io.github.ibkringest.flex.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Some corporate actions and transfers, twins among them, and statements of some days and columns that tell of them; each
 * booking is in one of them at least. The same for the same seed.
 */
final class ThinMovements {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 40;

    /** A booking. */
    private record Fact(LocalDate report, Row row) {}

    /** Rows of one statement. */
    record Telling(List<Row> rows, String whenGenerated) {

        Row[] rows(String element) {
            return rows.stream().filter(row -> row.element().equals(element)).toArray(Row[]::new);
        }
    }

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Telling> statements = new ArrayList<>();

    ThinMovements(long seed) {
        random = new Random(seed);
        for (int n = 0; n < 6; n++) {
            add(n);
        }
        statements.add(telling(FIRST, FIRST.plusDays(2 * DAYS)));
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            statements.add(telling(from, from.plusDays(random.nextInt(DAYS))));
        }
    }

    /** A booking of a quantity of its own, sometimes twice on one day, sometimes again three weeks later. */
    private void add(int number) {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        String quantity = (random.nextBoolean() ? "-" : "") + (number + 1) * 10;
        String contract = "70" + random.nextInt(3);
        boolean action = random.nextBoolean();
        book(action, contract, quantity, day);
        if (random.nextInt(3) == 0) {
            book(action, contract, quantity, random.nextBoolean() ? day : day.plusDays(21));
        }
    }

    private void book(boolean action, String contract, String quantity, LocalDate day) {
        String transaction = String.valueOf(900 + facts.size());
        LocalDate report = action ? day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1) : day;
        Row row = action
                ? Movements.leg("FS", contract, quantity, transaction)
                : Movements.transfer(contract, "FOP", quantity.startsWith("-") ? "OUT" : "IN", quantity)
                        .with("transactionID", transaction);
        facts.add(new Fact(
                report,
                row.with("dateTime", DAY.format(day) + (action ? ";202500" : ""))
                        .with("reportDate", DAY.format(report))));
    }

    private Telling telling(LocalDate from, LocalDate to) {
        List<String> left = new ArrayList<>();
        for (String column : List.of("transactionID", "actionID", "conid", "type", "direction", "currency")) {
            if (random.nextInt(5) < 2) {
                left.add(column);
            }
        }
        int days = random.nextInt(4);
        if (days < 2) {
            left.add(days == 0 ? "dateTime" : "reportDate");
        }
        List<Row> rows = facts.stream()
                .filter(fact -> !fact.report().isBefore(from) && !fact.report().isAfter(to))
                .map(fact -> fact.row().without(left.toArray(String[]::new)))
                .toList();
        return new Telling(rows, DAY.format(FIRST.plusDays(200 + statements.size())) + ";060000");
    }

    List<Telling> statements() {
        return statements;
    }

    /** Symbol, quantity and number of bookings, as they are counted. */
    List<String> truth() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Fact fact : facts) {
            sums.merge(fact.row().get("symbol"), new BigDecimal(fact.row().get("quantity")), BigDecimal::add);
            counts.merge(fact.row().get("symbol"), 1, Integer::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + " " + sum.getValue().toPlainString() + " in " + counts.get(sum.getKey()))
                .toList();
    }
}
