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
    private final Deque<Lot> lots = new ArrayDeque<>();
    private final List<Trip> trips = new ArrayList<>();

    FirstInFirstOut(BigDecimal multiplier) {
        this.multiplier = multiplier;
    }

    /** A trade of some quantity, which is negative when sold. */
    record Trade(int contract, int quantity, BigDecimal price, BigDecimal commission) {}

    /** What is still held of a trade. */
    record Lot(int quantity, BigDecimal price) {}

    /** From flat to flat. */
    static final class Trip {
        int opened;
        int held;
        int trades;
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal commission = BigDecimal.ZERO;
    }

    void add(Trade trade) {
        int left = trade.quantity();
        BigDecimal spent = BigDecimal.ZERO;
        if (!lots.isEmpty() && Integer.signum(lots.peekFirst().quantity()) != Integer.signum(left)) {
            Trip trip = trips.get(trips.size() - 1);
            int before = left;
            while (left != 0 && !lots.isEmpty()) {
                left += closeFirst(trip, left, trade.price());
            }
            spent = share(trade, before - left);
            trip.held += before - left;
            trip.commission = trip.commission.add(spent);
            trip.trades++;
        }
        if (left != 0) {
            open(trade, left, trade.commission().subtract(spent));
        }
    }

    /** Closes as much as it can of the first lot, and returns how much that was. */
    private int closeFirst(Trip trip, int left, BigDecimal price) {
        Lot first = lots.removeFirst();
        int units = Math.min(Math.abs(left), Math.abs(first.quantity())) * Integer.signum(first.quantity());
        BigDecimal gain = price.subtract(first.price()).multiply(BigDecimal.valueOf(units));
        trip.realized = trip.realized.add(gain.multiply(multiplier));
        if (units != first.quantity()) {
            lots.addFirst(new Lot(first.quantity() - units, first.price()));
        }
        return units;
    }

    private void open(Trade trade, int units, BigDecimal commission) {
        if (lots.isEmpty()) {
            trips.add(new Trip());
        }
        Trip trip = trips.get(trips.size() - 1);
        lots.addLast(new Lot(units, trade.price()));
        trip.opened += Math.abs(units);
        trip.held += units;
        trip.trades++;
        trip.commission = trip.commission.add(commission);
    }

    private static BigDecimal share(Trade trade, int units) {
        return trade.commission()
                .multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(trade.quantity()), DIGITS, RoundingMode.HALF_UP);
    }

    List<Trip> trips() {
        return trips;
    }

    List<Lot> lots() {
        return List.copyOf(lots);
    }
}
