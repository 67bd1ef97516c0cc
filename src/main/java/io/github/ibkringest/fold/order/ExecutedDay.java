package io.github.ibkringest.fold.order;

import io.github.ibkringest.fold.layout.Leg;
import io.github.ibkringest.fold.layout.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What the executions of an order add up to on one trading day, in one contract. Only executions that count are in it, but
 * for the commission, which adds up over all of them. Immutable.
 *
 * @param day the trading day, as far as it is known
 * @param reportDates days on which it was booked
 * @param tradeDates the exchange's trading day, or nothing where no execution states it
 * @param fillDates calendar days of the fills in the broker's zone
 * @param leg the contract
 * @param symbol symbol as stored, or null
 * @param side {@code BUY} or {@code SELL}; null when there are both
 * @param filled filled quantity, positive
 * @param filledAtFirst what was filled before anything was taken back or corrected, positive
 * @param money sum of quantity times price, or null when no price is known
 * @param commission cost positive, or null
 * @param about what else executions state about their order
 */
public record ExecutedDay(
        LocalDate day,
        Set<LocalDate> reportDates,
        Set<LocalDate> tradeDates,
        Set<LocalDate> fillDates,
        Leg leg,
        String symbol,
        String side,
        BigDecimal filled,
        BigDecimal filledAtFirst,
        BigDecimal money,
        BigDecimal commission,
        About about) {

    /**
     * What else executions state about their order; unknown is null.
     *
     * @param currency trading currency
     * @param commissionCurrency currency of the commission
     * @param orderType normalized order type
     * @param submittedAt when the order was placed
     * @param updatedAt the last of the executions
     * @param tradeDate trading day of the last one
     */
    public record About(
            String currency,
            String commissionCurrency,
            String orderType,
            Instant submittedAt,
            Instant updatedAt,
            LocalDate tradeDate) {}

    /** Whether a part is of its trading day. */
    boolean isTradedOn(Part part) {
        LocalDate trade = part.isNamed() ? tradeDate(part) : null;
        return trade != null && tradeDates.contains(trade);
    }

    /** Whether it is the day of a part: booked or traded on it, or where neither can be compared filled on it. */
    boolean isOf(Part part) {
        LocalDate report = (LocalDate) part.names().get(0);
        LocalDate trade = tradeDate(part);
        LocalDate fill = (LocalDate) part.names().get(2);
        boolean comparesReports = report != null && !reportDates.isEmpty();
        boolean comparesTrades = trade != null && !tradeDates.isEmpty();
        if (comparesReports || comparesTrades) {
            return comparesReports && reportDates.contains(report) || comparesTrades && tradeDates.contains(trade);
        }
        return fill != null && !fillDates.isEmpty()
                ? fillDates.contains(fill)
                : day != null && part.name().equals(day.toString());
    }

    /** The trading day of a part; what was booked on the day of its last fill was traded on it. */
    private static LocalDate tradeDate(Part part) {
        LocalDate report = (LocalDate) part.names().get(0);
        LocalDate trade = (LocalDate) part.names().get(1);
        return trade == null && report != null && report.equals(part.names().get(2)) ? report : trade;
    }
}
