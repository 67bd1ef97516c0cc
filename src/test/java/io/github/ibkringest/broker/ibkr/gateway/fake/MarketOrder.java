package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.util.ArrayList;
import java.util.List;

/** An order of the simulated market, with its fills. Not thread-safe. */
final class MarketOrder {

    final FakeOrder order;
    final List<FakeFill> fills = new ArrayList<>();

    /** Whether the gateway tells states of it, which it does not for some market orders. */
    final boolean tellsStatus;

    /** How it ended: FILLED, CANCELLED or REJECTED; null while it works. */
    String end;

    MarketOrder(FakeOrder order, boolean tellsStatus) {
        this.order = order;
        this.tellsStatus = tellsStatus;
    }

    boolean isWorking() {
        return end == null;
    }

    void end(String how, String word, String time, String sentence) {
        end = how;
        order.status(word).completed(time, sentence);
    }
}
