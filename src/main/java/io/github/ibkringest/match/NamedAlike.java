package io.github.ibkringest.match;

import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.NamedFact.IdKind;
import io.github.ibkringest.model.OrderDay;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether a record that cannot be trusted states the fact of another one: by an id, and without contradiction. */
public final class NamedAlike {

    private NamedAlike() {}

    /** Whether two records of one account name one fact. */
    public static boolean areOne(NamedFact one, NamedFact other) {
        return shareAnId(one, other) && !contradict(one, other);
    }

    /**
     * Whether two records name one fact when nobody knows whether they are of one account: accounts can share an exec id, so
     * quantity, price and contract have to be equal, too.
     */
    public static boolean areSurelyOne(NamedFact one, NamedFact other) {
        return areOne(one, other)
                && Stream.of(one.signedQuantity(), other.signedQuantity(), one.price(), other.price())
                        .allMatch(Objects::nonNull)
                && SameContract.isNamedAlike(one.contract(), other.contract());
    }

    /** A trade id stands for several bookings, of which some may be of other contracts. */
    private static boolean shareAnId(NamedFact one, NamedFact other) {
        return one.ids().entrySet().stream()
                .anyMatch(id -> id.getValue().equals(other.ids().get(id.getKey()))
                        && (id.getKey() != IdKind.TRADE_ID
                                || SameContract.isNamedAlike(one.contract(), other.contract())));
    }

    private static boolean contradict(NamedFact one, NamedFact other) {
        return one.ids().entrySet().stream()
                        .anyMatch(id -> differ(id.getValue(), other.ids().get(id.getKey())))
                || SameContract.contradicts(one.contract(), other.contract())
                || differ(one.kind(), other.kind())
                || Prices.differ(one.signedQuantity(), other.signedQuantity())
                || Prices.differ(one.price(), other.price()) && !Prices.isRounded(one.price(), other.price())
                || daysDiffer(one.day(), other.day());
    }

    /** The strongest day that both state decides. */
    private static boolean daysDiffer(OrderDay one, OrderDay other) {
        if (one.reportDate() != null && other.reportDate() != null) {
            return !one.reportDate().equals(other.reportDate());
        }
        if (one.tradeDate() != null && other.tradeDate() != null) {
            return !one.tradeDate().equals(other.tradeDate());
        }
        return differ(one.lastFill(), other.lastFill());
    }

    private static boolean differ(Object one, Object other) {
        return one != null && other != null && !one.equals(other);
    }
}
