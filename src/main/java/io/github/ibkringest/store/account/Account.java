package io.github.ibkringest.store.account;

import io.github.ibkringest.model.Environment;
import java.time.Instant;

/**
 * A registered account.
 *
 * @param id key in the store
 * @param broker the broker's name
 * @param code the broker's code for the account
 * @param environment what it trades with
 * @param alias the customer's name for it, or null
 * @param active whether it takes part in a sync
 * @param registeredAt when it was first seen
 */
public record Account(
        long id,
        String broker,
        String code,
        Environment environment,
        String alias,
        boolean active,
        Instant registeredAt) {

    /** Whether a sync includes it. */
    public boolean isSynced() {
        return active && environment.isSynced();
    }
}
