package io.github.ibkringest.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a record names, as far as it can be read: one that cannot be trusted as a whole mostly still tells which fact it is
 * about. What it does not state, or states so that nobody can read it, is null. Immutable.
 *
 * @param ids the ids that it states
 * @param contract what it is about
 * @param kind the kind of an execution; null if unknown
 * @param signedQuantity how many; positive bought
 * @param price price
 * @param day the day that a record of an order states
 * @param stated the days that it states of itself, as when it was traded and when booked; empty if none can be read
 */
public record NamedFact(
        Map<IdKind, String> ids,
        ContractData contract,
        ExecutionKind kind,
        BigDecimal signedQuantity,
        BigDecimal price,
        OrderDay day,
        SortedSet<LocalDate> stated) {

    /** What an id is one of. */
    public enum IdKind {
        EXEC_ID,
        TRANSACTION_ID,
        TRADE_ID,
        ORDER_ID,
        /** The number of an order at live sources. */
        PERM_ID,
        /** The trade id of an option event. */
        EVENT_ID,
        /** The transaction id of a corporate action or a transfer. */
        MOVEMENT_ID
    }

    public NamedFact {
        ids = Map.copyOf(ids);
        stated = Collections.unmodifiableSortedSet(new TreeSet<>(stated));
    }
}
