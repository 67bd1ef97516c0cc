package io.github.ibkringest.store.row;

import io.github.ibkringest.fold.Fragment;
import java.math.BigDecimal;
import java.util.List;

/**
 * An execution as it is stored, among those that may state the same fact.
 *
 * @param group quantity and price that it shares with them
 * @param id its key
 * @param key dedup key
 * @param supersededBy the row that it gave way to, or null
 * @param orderId its order, or null
 * @param tellsCosts whether it has a commission or taxes
 * @param fragments all that was said of it, also of rows that gave way to it; the best first
 */
public record StoredExecution(
        Group group,
        long id,
        String key,
        Long supersededBy,
        Long orderId,
        boolean tellsCosts,
        List<Fragment> fragments) {

    /**
     * What all rows of a group share.
     *
     * @param quantity the amount, without its sign
     * @param price the price, or null when nobody states it
     */
    public record Group(BigDecimal quantity, BigDecimal price) {

        public Group {
            quantity = quantity.stripTrailingZeros();
            price = price == null ? null : price.stripTrailingZeros();
        }
    }
}
