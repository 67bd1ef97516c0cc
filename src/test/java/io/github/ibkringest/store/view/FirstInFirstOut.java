package io.github.ibkringest.store.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** First in, first out, the plain way: a queue of lots. What the views say is compared with it. */
final class FirstInFirstOut {

    /** Digits behind the point to which the views round a share of a commission. */
    private static final int DIGITS = 12;

    private final BigDecimal multiplier;
    private final List<Trip> trips = new ArrayList<>();
    private Deque<Lot> lots = new ArrayDeque<>();

    FirstInFirstOut(BigDecimal multiplier) {
        this.multiplier = multiplier;
    }

    /** Something that happens in a contract. */
    sealed interface Step permits Trade, Movement, Split {
        int contract();
    }

    /** A trade of some quantity, which is negative when sold. */
    record Trade(int contract, int quantity, BigDecimal price, BigDecimal commission) implements Step {}

    /** A transfer, which has no price. */
    record Movement(int contract, int quantity) implements Step {}

    /** So many shares for so many. */
    record Split(int contract, int fresh, int old) implements Step {

        BigDecimal of(BigDecimal quantity) {
            return quantity.multiply(BigDecimal.valueOf(fresh)).divide(BigDecimal.valueOf(old));
        }
    }

    /** What is still held of a trade; the price is null where nobody states it. */
    record Lot(BigDecimal quantity, BigDecimal price) {}

    /** From flat to flat. */
    static final class Trip {
        BigDecimal opened = BigDecimal.ZERO;
        BigDecimal held = BigDecimal.ZERO;
        int trades;
        boolean hasPrices = true;
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal commission = BigDecimal.ZERO;
    }

    /** What is held. */
    BigDecimal held() {
        return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void split(Split split) {
        if (lots.isEmpty()) {
            return;
        }
        Deque<Lot> after = new ArrayDeque<>();
        for (Lot lot : lots) {
            BigDecimal price = lot.price() == null
                    ? null
                    : lot.price().multiply(BigDecimal.valueOf(split.old())).divide(BigDecimal.valueOf(split.fresh()));
            after.addLast(new Lot(split.of(lot.quantity()), price));
        }
        lots = after;
        Trip trip = trips.get(trips.size() - 1);
        trip.opened = split.of(trip.opened);
        trip.held = split.of(trip.held);
    }

    void move(Movement movement) {
        add(new Trade(movement.contract(), movement.quantity(), null, BigDecimal.ZERO), 0);
    }

    void add(Trade trade) {
        add(trade, 1);
    }

    private void add(Trade trade, int trades) {
        BigDecimal left = BigDecimal.valueOf(trade.quantity());
        BigDecimal spent = BigDecimal.ZERO;
        if (!lots.isEmpty() && lots.peekFirst().quantity().signum() != left.signum()) {
            Trip trip = trips.get(trips.size() - 1);
            BigDecimal before = left;
            while (left.signum() != 0 && !lots.isEmpty()) {
                left = left.add(closeFirst(trip, left, trade.price()));
            }
            spent = share(trade, before.subtract(left));
            trip.held = trip.held.add(before).subtract(left);
            trip.commission = trip.commission.add(spent);
            trip.trades += trades;
        }
        if (left.signum() != 0) {
            open(trade, left, trade.commission().subtract(spent), trades);
        }
    }

    /** Closes as much as it can of the first lot, and returns how much that was. */
    private BigDecimal closeFirst(Trip trip, BigDecimal left, BigDecimal price) {
        Lot first = lots.removeFirst();
        BigDecimal units = left.abs()
                .min(first.quantity().abs())
                .multiply(BigDecimal.valueOf(first.quantity().signum()));
        if (price == null || first.price() == null) {
            trip.hasPrices = false;
        } else {
            trip.realized = trip.realized.add(
                    price.subtract(first.price()).multiply(units).multiply(multiplier));
        }
        BigDecimal rest = first.quantity().subtract(units);
        if (rest.signum() != 0) {
            lots.addFirst(new Lot(rest, first.price()));
        }
        return units;
    }

    private void open(Trade trade, BigDecimal units, BigDecimal commission, int trades) {
        if (lots.isEmpty()) {
            trips.add(new Trip());
        }
        Trip trip = trips.get(trips.size() - 1);
        lots.addLast(new Lot(units, trade.price()));
        trip.hasPrices &= trade.price() != null;
        trip.opened = trip.opened.add(units.abs());
        trip.held = trip.held.add(units);
        trip.trades += trades;
        trip.commission = trip.commission.add(commission);
    }

    private static BigDecimal share(Trade trade, BigDecimal units) {
        return trade.commission()
                .multiply(units)
                .divide(BigDecimal.valueOf(trade.quantity()), DIGITS, RoundingMode.HALF_UP);
    }

    List<Trip> trips() {
        return trips;
    }

    List<Lot> lots() {
        return List.copyOf(lots);
    }
}
