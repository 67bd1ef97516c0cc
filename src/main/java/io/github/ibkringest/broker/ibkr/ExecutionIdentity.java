package io.github.ibkringest.broker.ibkr;

import java.util.UUID;

/**
 * The dedup key of an execution and its place among revisions, the same from every IBKR source.
 *
 * <p>An exec id names a fill everywhere ({@code 0001938c.6a59af42.01.01}); its last group is the revision. Bookings and
 * cancels have none and are known by transaction id, or in trade confirmations by trade id, type, quantity and price:
 * a correction uses the trade id of what it corrects.
 *
 * @param key unique within the account
 * @param group what all revisions of one fill share; null without exec id
 * @param revision from 1; null without exec id
 */
public record ExecutionIdentity(String key, String group, Integer revision) {

    /**
     * Derives the identity; every argument but the ordinal may be null.
     *
     * @param deal quantity, price and day of the booking, for a record that a trade id alone names
     * @param likeness what a record without any id is known by; not needed where there is one
     * @param ordinal position among records that are alike, to keep genuine twins apart
     */
    public static ExecutionIdentity of(
            String execId, String transactionId, String tradeId, String type, String deal, UUID likeness, int ordinal) {
        if (execId != null) {
            return ofExecId(execId);
        }
        if (transactionId != null) {
            return new ExecutionIdentity("T:" + transactionId, null, null);
        }
        if (tradeId != null) {
            String twin = ordinal == 0 ? "" : ":" + ordinal;
            return new ExecutionIdentity(
                    "K:" + tradeId + ":" + (type == null ? "" : type) + ":" + deal + twin, null, null);
        }
        return new ExecutionIdentity("H:" + likeness + ":" + ordinal, null, null);
    }

    private static ExecutionIdentity ofExecId(String execId) {
        int dot = execId.lastIndexOf('.');
        String last = execId.substring(dot + 1);
        boolean revised =
                dot > 0 && !last.isEmpty() && last.length() <= 6 && last.chars().allMatch(Character::isDigit);
        return revised
                ? new ExecutionIdentity("X:" + execId, execId.substring(0, dot), Integer.valueOf(last))
                : new ExecutionIdentity("X:" + execId, execId, 1);
    }
}
