package io.github.ibkringest.flex;

import java.io.IOException;
import java.io.Writer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The facts of one generated account. Each follows from the seed and its own position, so none is remembered. */
final class GeneratedFacts {

    static final String FIRST_DAY = "20260102";
    static final String LAST_DAY = "20261030";
    private static final int FILLS_PER_ORDER = 3;
    private static final int ONE_PERCENT = 100;

    private static final LocalDate[] DAYS = Stream.iterate(LocalDate.of(2026, 1, 2), day -> day.plusDays(1))
            .limit(302)
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .toArray(LocalDate[]::new);
    private static final GeneratedContract[] CONTRACTS = IntStream.range(0, GeneratedContract.COUNT)
            .mapToObj(GeneratedContract::new)
            .toArray(GeneratedContract[]::new);

    private final long seed;
    private final int account;
    private final int number;
    private final int events;
    private final int fills;
    private final GeneratedRows rows;
    private final double restated;
    private final double malformed;

    GeneratedFacts(long seed, int account, int number, int executions, double restated, double malformed) {
        this.seed = seed;
        this.account = account;
        this.number = number;
        this.restated = restated;
        this.malformed = malformed;
        events = executions / ONE_PERCENT;
        fills = executions
                - IntStream.range(0, events).map(event -> bookings(event)).sum();
        rows = new GeneratedRows(account());
    }

    String account() {
        return "U%d".formatted(9_900_001 + account);
    }

    /** Orders in the order of time, each followed by its fills. */
    void writeOrders(Writer out) throws IOException {
        for (int first = 0; first < fills; first += FILLS_PER_ORDER) {
            writeOrder(out, first, Math.min(first + FILLS_PER_ORDER, fills));
        }
    }

    /** The book entries of option events: one for an expiration, two where shares are delivered. */
    void writeBookings(Writer out) throws IOException {
        for (int event = 0; event < events; event++) {
            event(event).writeBookings(rows, out);
        }
    }

    void writeOptionEvents(Writer out) throws IOException {
        for (int event = 0; event < events; event++) {
            event(event).writeEvents(rows, out);
        }
    }

    private void writeOrder(Writer out, int first, int end) throws IOException {
        long dice = dice(first, 1);
        var day = DAYS[(int) ((long) first * DAYS.length / fills)];
        var contract = CONTRACTS[(int) Long.remainderUnsigned(dice, CONTRACTS.length)].tradedOn(day);
        var order = new GeneratedOrder(
                contract, day, id(first), (dice & 1L << 40) == 0, contract.cents() + (int) (dice >>> 44 & 31));
        var parts =
                IntStream.range(first, end).mapToObj(fill -> part(order, fill)).toList();
        rows.writeOrder(out, order, parts);
        for (var part : parts) {
            rows.writeFill(out, order, part);
        }
    }

    private GeneratedOrder.Part part(GeneratedOrder order, int fill) {
        long dice = dice(fill, 2);
        int quantity = 1 + (int) (dice & 7) * (order.contract().option() ? 1 : 10);
        int commission = Math.max(35, quantity * (order.contract().option() ? 65 : 1));
        return new GeneratedOrder.Part(
                id(fill),
                fill,
                quantity,
                order.cents() + (int) (dice >>> 8 & 3),
                commission,
                isAmong(restated, fill, 3),
                isAmong(malformed, fill, 5));
    }

    private boolean isAmong(double percent, int fill, int purpose) {
        return Long.remainderUnsigned(dice(fill, purpose), 10_000) < percent * ONE_PERCENT;
    }

    private GeneratedEvent event(int number) {
        long dice = dice(number, 4);
        int contract =
                (int) Long.remainderUnsigned(dice, GeneratedContract.COUNT / 5) * 5 + 1 + (int) (dice >>> 40 & 3);
        return new GeneratedEvent(
                CONTRACTS[contract],
                bookings(number) == 1,
                (dice >>> 50 & 1) == 0,
                1 + (int) (dice >>> 52 & 7),
                id(fills + 2 * number));
    }

    private static int bookings(int event) {
        return event % 3 == 0 ? 2 : 1;
    }

    private long id(int position) {
        return (account + 1) * 100_000_000L + number + position;
    }

    /** Looks random, and is always the same for the same seed, account, position and purpose. */
    private long dice(int position, int purpose) {
        long z = seed * 0x9E3779B97F4A7C15L + ((long) account << 40) + ((long) position << 3) + purpose;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
