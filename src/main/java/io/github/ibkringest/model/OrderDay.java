package io.github.ibkringest.model;

import java.time.LocalDate;

/**
 * The day of an order that one record adds up, by whatever the record states of it; any may be null. Records of one order
 * that state the same day are the same part of it.
 *
 * @param reportDate the day the broker booked it
 * @param tradeDate the exchange's trading day
 * @param lastFill the calendar day of the last fill, in the broker's zone
 */
public record OrderDay(LocalDate reportDate, LocalDate tradeDate, LocalDate lastFill) {

    /** No single day: the whole order. */
    public static final OrderDay ALL = new OrderDay(null, null, null);
}
