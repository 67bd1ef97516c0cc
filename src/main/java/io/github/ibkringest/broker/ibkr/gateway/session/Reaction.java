package io.github.ibkringest.broker.ibkr.gateway.session;

import java.util.Map;

/** What follows from a notice of a gateway. What is not in the table is news, and changes nothing. */
public enum Reaction {
    /** Only told. */
    NEWS,
    /** Is about an order, is told with it, and never changes its state. */
    ORDER_NOTE,
    /** The gateway has lost IBKR: what it says from here on proves nothing. */
    UPSTREAM_LOST,
    /** The gateway has IBKR again: everything is read anew, for fills of the meantime may be missing. */
    UPSTREAM_BACK,
    /** Nothing is sent for a while. */
    SLOW_DOWN,
    /** Another client, or this one before it was cut off, holds the client id. */
    CLIENT_ID_IN_USE,
    /** The request is refused; its answer is absent, not empty. */
    REFUSED,
    /** The gateway could not read the request: a fault of this program. */
    FAULT,
    /** The request id was used before. */
    ANOTHER_ID,
    /** A contract is unknown to IBKR by now. */
    NO_SUCH_CONTRACT,
    /** The gateway listens elsewhere from now on. */
    PORT_MOVED;

    private static final Map<Integer, Reaction> BY_CODE = Map.ofEntries(
            Map.entry(100, SLOW_DOWN),
            Map.entry(103, FAULT),
            Map.entry(161, ORDER_NOTE),
            Map.entry(200, NO_SUCH_CONTRACT),
            Map.entry(201, ORDER_NOTE),
            Map.entry(202, ORDER_NOTE),
            Map.entry(320, FAULT),
            Map.entry(321, REFUSED),
            Map.entry(322, ANOTHER_ID),
            Map.entry(326, CLIENT_ID_IN_USE),
            Map.entry(399, ORDER_NOTE),
            Map.entry(404, ORDER_NOTE),
            Map.entry(1100, UPSTREAM_LOST),
            Map.entry(1101, UPSTREAM_BACK),
            Map.entry(1102, UPSTREAM_BACK),
            Map.entry(1300, PORT_MOVED),
            Map.entry(2110, UPSTREAM_LOST),
            Map.entry(10147, ORDER_NOTE),
            Map.entry(10148, ORDER_NOTE),
            Map.entry(10349, ORDER_NOTE));

    /** What follows from a code. */
    public static Reaction to(int code) {
        return BY_CODE.getOrDefault(code, NEWS);
    }
}
