package io.github.ibkringest.model;

/**
 * The dedup key of an order. Statements and live sources number orders in different ways, and a number of the one can be
 * that of another order at the other: the namespace is part of the key.
 */
public final class OrderKey {

    private static final String STATED = "F:";
    private static final String LIVE = "P:";

    private OrderKey() {}

    /**
     * The key of an order; the id of statements comes first. Null when neither id is known.
     *
     * @param orderId the id in statements, or null
     * @param permId the number at live sources, or null
     */
    public static String of(String orderId, String permId) {
        if (orderId != null) {
            return STATED + orderId;
        }
        return permId == null ? null : LIVE + permId;
    }
}
