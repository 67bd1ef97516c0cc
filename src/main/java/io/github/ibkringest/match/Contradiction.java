package io.github.ibkringest.match;

import io.github.ibkringest.model.ExecutionKind;
import java.time.LocalDate;
import java.util.Collections;

/** What two rows state differently, so that they are two facts however alike they are otherwise. */
final class Contradiction {

    private Contradiction() {}

    static boolean between(Candidate one, Candidate other) {
        if (!Collections.disjoint(one.transactions(), other.transactions())) {
            return false;
        }
        return one.view().equals(other.view()) && !isRestated(one, other)
                || differ(one.execId(), other.execId())
                || !one.transactions().isEmpty() && !other.transactions().isEmpty()
                || differ(one.tradeId(), other.tradeId())
                || differ(one.origTransactionId(), other.origTransactionId())
                || differ(one.origTradeId(), other.origTradeId())
                || differ(one.orderId(), other.orderId())
                || kinds(one, other)
                || one.signedQuantity().compareTo(other.signedQuantity()) != 0
                || prices(one, other)
                || contracts(one, other)
                || moments(one, other)
                || reports(one, other);
    }

    private static boolean kinds(Candidate one, Candidate other) {
        return !(one.isKindStated() ? other.mayBe(one.kind()) : !other.isKindStated() || one.mayBe(other.kind()));
    }

    private static boolean isBooking(Candidate one, Candidate other) {
        return one.kind() == ExecutionKind.BOOK || other.kind() == ExecutionKind.BOOK;
    }

    private static boolean shareATrade(Candidate one, Candidate other) {
        return one.tradeId() != null && one.tradeId().equals(other.tradeId());
    }

    /**
     * A booking of a trade has one price; reports state it differently when it moved no money. Some reports round prices,
     * which is no other price where a trade id or the moment tells that it is one deal.
     */
    private static boolean prices(Candidate one, Candidate other) {
        return Prices.differ(one.price(), other.price())
                && !(isBooking(one, other) && shareATrade(one, other))
                && !((shareATrade(one, other) || one.isAtTheMomentOf(other))
                        && Prices.isRounded(one.price(), other.price()));
    }

    /** A contract that was renamed has one con id and, in older reports, another symbol: an id tells that it is one deal. */
    private static boolean contracts(Candidate one, Candidate other) {
        return SameContract.contradicts(one.contract(), other.contract())
                && !(shareATrade(one, other) && SameContract.differInSymbolAlone(one.contract(), other.contract()))
                && !isOfARenamed(one, other);
    }

    /** Whether two rows are of one order and moment and may be of one contract under two symbols. */
    static boolean isOfARenamed(Candidate one, Candidate other) {
        return one.orderId() != null
                && one.orderId().equals(other.orderId())
                && one.isAtTheMomentOf(other)
                && SameContract.isRenamed(one.contract(), other.contract());
    }

    /**
     * Whether two rows without ids may be one fact that two statements state differently: with a price of which one is
     * rounded, or under an old and a new symbol. A correction has its cancel beside it, of the same moment and number.
     */
    static boolean isRestated(Candidate one, Candidate other) {
        return isRestatable(one)
                && isRestatable(other)
                && one.isAtTheMomentOf(other)
                && (isOfARoundedPrice(one, other) || isOfARenamed(one, other));
    }

    private static boolean isRestatable(Candidate row) {
        return row.execId() == null && row.transactions().isEmpty() && !row.hasNearTwin() && !row.isBookedLater();
    }

    private static boolean isOfARoundedPrice(Candidate one, Candidate other) {
        return Prices.differ(one.price(), other.price())
                && Prices.isRounded(one.price(), other.price())
                && SameContract.isNamedAlike(one.contract(), other.contract());
    }

    /** The time of a booking is the one at which a report was made of it. */
    private static boolean moments(Candidate one, Candidate other) {
        boolean differ = differ(one.tradeDate(), other.tradeDate()) || one.isAtAnotherMomentThan(other);
        return differ && !isBooking(one, other) && !shareATrade(one, other);
    }

    /**
     * A trade can be corrected and taken back again on a later day. Reports of one kind agree on the day; of two kinds the
     * final one is never the earlier, as far as cancels go, and of another day only if both name the trade taken back.
     */
    private static boolean reports(Candidate one, Candidate other) {
        if (isTooLate(one, other) || isTooLate(other, one)) {
            return true;
        }
        if (one.rank() == other.rank()) {
            return !one.bookedOn().isEmpty()
                    && !other.bookedOn().isEmpty()
                    && Collections.disjoint(one.bookedOn(), other.bookedOn());
        }
        if (one.kind() != ExecutionKind.CANCEL || other.kind() != ExecutionKind.CANCEL) {
            return false;
        }
        if (!nameTheSameOriginal(one, other)) {
            return differ(one.reportDate(), other.reportDate());
        }
        LocalDate later = one.rank() > other.rank() ? one.reportDate() : other.reportDate();
        LocalDate earlier = one.rank() > other.rank() ? other.reportDate() : one.reportDate();
        return later != null && earlier != null && later.isBefore(earlier);
    }

    private static boolean nameTheSameOriginal(Candidate one, Candidate other) {
        return one.origTradeId() != null && one.origTradeId().equals(other.origTradeId())
                || one.origTransactionId() != null && one.origTransactionId().equals(other.origTransactionId());
    }

    /** Whether one was booked after its day, and the other on no later day than that. */
    private static boolean isTooLate(Candidate one, Candidate other) {
        LocalDate day = one.tradeDate() != null ? one.tradeDate() : one.localDate();
        return one.isBookedLater()
                && one.bookedOn().isEmpty()
                && !other.bookedOn().isEmpty()
                && day != null
                && other.bookedOn().stream().noneMatch(booked -> booked.isAfter(day));
    }

    private static boolean differ(Object one, Object other) {
        return one != null && other != null && !one.equals(other);
    }
}
