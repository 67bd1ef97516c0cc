package io.github.ibkringest.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What can show that two rows are the same fact, the strongest evidence first. */
enum Tier {
    /** One transaction id. */
    TRANSACTION {
        @Override
        List<Object> names(Candidate row) {
            return List.copyOf(row.transactions());
        }
    },
    /** One trade id, and the same contract, kind, quantity and price; of cancels the trade that they take back. */
    TRADE {
        @Override
        List<Object> names(Candidate row) {
            return Stream.of(row.tradeId(), row.origTradeId() == null ? null : "orig " + row.origTradeId())
                    .filter(Objects::nonNull)
                    .<Object>map(name -> name)
                    .toList();
        }
    },
    /** One moment and one order. */
    ORDER_AND_MOMENT {
        @Override
        List<Object> names(Candidate row) {
            return row.at() == null || row.orderId() == null
                    ? List.of()
                    : List.of(List.of(row.minute(), row.orderId()));
        }
    },
    /** One moment. */
    MOMENT {
        @Override
        List<Object> names(Candidate row) {
            return row.at() == null ? List.of() : List.of(row.minute());
        }
    },
    /** One moment and one order, where a contract was renamed; when only one row can be meant. */
    RENAMED {
        @Override
        List<Object> names(Candidate row) {
            return row.at() == null || row.orderId() == null ? List.of() : List.of(List.of(row.at(), row.orderId()));
        }
    },
    /**
     * One moment and the same columns, where two statements state a price of which one is rounded, or a contract by two
     * names; when only one row can be meant, and no statement has both.
     */
    RESTATED {
        @Override
        List<Object> names(Candidate row) {
            return row.at() == null
                    ? List.of()
                    : List.of(List.of(row.at(), row.signedQuantity().stripTrailingZeros()));
        }
    },
    /** One day and one order, where a report knows only the day. */
    ORDER_AND_DAY {
        @Override
        List<Object> names(Candidate row) {
            return row.orderId() == null
                    ? List.of()
                    : PossibleDays.of(row).stream()
                            .<Object>map(day -> List.of(day, row.orderId()))
                            .toList();
        }
    },
    /** One trading day, or the day of the booking where that is not stated, where a report knows only the day. */
    TRADING_DAY {
        @Override
        List<Object> names(Candidate row) {
            return Stream.of(row.tradeDate() == null ? row.reportDate() : row.tradeDate())
                    .filter(Objects::nonNull)
                    .<Object>map(day -> day)
                    .toList();
        }
    },
    /** Any day that both may be of, where a report knows only the day. */
    DAY {
        @Override
        List<Object> names(Candidate row) {
            return List.copyOf(PossibleDays.of(row));
        }
    },
    /** Bookings of which one report states the trading day and another one the day after; when only one can be meant. */
    DAY_AFTER {
        @Override
        List<Object> names(Candidate row) {
            List<Object> names = new ArrayList<>();
            LocalDate alone = PossibleDays.ofBookingAlone(row);
            for (Object contract : SameContract.names(row.contract())) {
                PossibleDays.ofLaterBooking(row).forEach(day -> names.add(List.of(day, contract)));
                if (alone != null) {
                    names.add(List.of(alone, contract));
                }
            }
            return names;
        }
    };

    /** What a row is known by here; rows that share one of these are compared. */
    abstract List<Object> names(Candidate row);

    /** Whether it shows something only when no other row can be meant. */
    boolean isOfOneAlone() {
        return this == RENAMED || this == RESTATED || this == DAY_AFTER;
    }

    /** Whether ids alone say it, so that a contract that one of the rows does not name is no obstacle. */
    boolean isById() {
        return this == TRANSACTION || this == TRADE;
    }
}
