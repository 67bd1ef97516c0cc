package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.message.Contract;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderTerms;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One order, as all messages about it tell together; unknown is null.
 *
 * @param permId IBKR's number of the order, its identity
 * @param account the account's code; null while only states were told
 * @param contract what is traded; null while only states or fills were told
 * @param terms what was ordered, as told last; null while only states or fills were told
 * @param quantity ordered quantity; null when it was never stated as more than 0
 * @param fills what is filled, by states and by executions
 * @param limitPrice limit; null when the type of the order has none
 * @param stopPrice stop or trigger; null when the type of the order has none
 * @param told where the order is in its life, as messages say; {@link #status} is what its fills prove besides
 * @param words IBKR's words for it
 * @param why why it was rejected, cancelled or warned of
 * @param held why it is held, as the last state says
 * @param orderId the client's number; null when another client or a person entered it
 * @param clientId the client that entered it; null when not known
 * @param parentOrderId the client's number of the parent order
 * @param parentPermId IBKR's number of the parent order
 * @param completedTime when it ended, as delivered
 * @param isCompleted whether IBKR's list of completed orders told its end, which outranks all else
 * @param seenAt when it was told of last, by the clock of this machine
 */
public record OrderState(
        String permId,
        String account,
        Contract contract,
        OrderTerms terms,
        BigDecimal quantity,
        OrderFills fills,
        BigDecimal limitPrice,
        BigDecimal stopPrice,
        OrderStatus told,
        String words,
        String why,
        String held,
        Long orderId,
        Integer clientId,
        Long parentOrderId,
        String parentPermId,
        String completedTime,
        boolean isCompleted,
        Instant seenAt) {

    /** An order of which nothing is known but that it exists. */
    static OrderState named(String permId) {
        return new OrderState(
                permId,
                null,
                null,
                null,
                null,
                OrderFills.NONE,
                null,
                null,
                OrderStatus.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    /** The same, told of last at another moment. */
    public OrderState seen(Instant at) {
        return new OrderDraft(this).seen(at);
    }

    /** Filled quantity; null when not known. */
    public BigDecimal filled() {
        OrderFills.Filled filled = known();
        return filled == null ? null : filled.quantity();
    }

    /** Average price of what is filled; null when not known. */
    public BigDecimal averagePrice() {
        OrderFills.Filled filled = known();
        return filled == null ? null : filled.average();
    }

    private OrderFills.Filled known() {
        return fills.of(terms == null ? null : terms.contract().conId());
    }

    /** What is not filled; null when the ordered or the filled quantity is not known. */
    public BigDecimal remaining() {
        return quantity == null || filled() == null
                ? null
                : quantity.subtract(filled()).max(BigDecimal.ZERO);
    }

    /**
     * Where the order is in its life. A message can be older than the fills of its order, so fills prove a state. They end
     * an order only as long as no more is wanted: it can be changed while it fills.
     */
    public OrderStatus status() {
        if (isEnded()) {
            return told;
        } else if (isFilled()) {
            return OrderStatus.FILLED;
        } else if (told == OrderStatus.UNKNOWN) {
            return fills.executed().isEmpty() ? told : OrderStatus.FILLED_OR_PARTIAL;
        }
        boolean isWorking = told == OrderStatus.WORKING || told == OrderStatus.PENDING;
        return isWorking && filled() != null && filled().signum() > 0 ? OrderStatus.PARTIALLY_FILLED : told;
    }

    /** Whether a message told the end. */
    public boolean isEnded() {
        return told.isTerminal();
    }

    private boolean isFilled() {
        return quantity != null && filled() != null && filled().compareTo(quantity) >= 0;
    }

    /** IBKR's words for it; null when there were none. */
    public String statusText() {
        return isEnded() || !isFilled() ? words : "Filled";
    }

    /** Why it was rejected, cancelled or held; null when not told. */
    public String reason() {
        if (!isEnded() && isFilled()) {
            return null;
        }
        return held == null ? why : held;
    }
}
