package io.github.ibkringest.live;

import io.github.ibkringest.model.OrderStatus;
import java.util.ArrayList;
import java.util.List;

/** A random order; one of a combination has two legs, that of the first symbol bought and that of the second sold. Not thread-safe. */
final class LiveOrder {

    final String permId;
    final boolean isCombo;
    final int symbol;
    final boolean isBought;
    final int quantity;
    final List<Fill> fills = new ArrayList<>();
    String limit = "42.50";
    OrderStatus end;
    int filled;

    LiveOrder(String permId, boolean isCombo, int symbol, boolean isBought, int quantity) {
        this.permId = permId;
        this.isCombo = isCombo;
        this.symbol = symbol;
        this.isBought = isBought;
        this.quantity = quantity;
    }

    OrderStatus status() {
        return end != null ? end : filled > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.WORKING;
    }

    /**
     * A fill.
     *
     * @param isSum of a combination, whose legs are fills of their own
     */
    record Fill(LiveOrder order, String execId, String number, int symbol, boolean isSum, int signed, String cost) {

        /** Statements number orders, and the legs of a combination, in their own way; digits may be those of a permId. */
        String flexOrder() {
            int leg = order.isCombo ? symbol : 0;
            return Long.toString(Long.parseLong(order.permId) * 10 + leg - 80_999);
        }
    }
}
