package io.github.ibkringest.broker.ibkr.gateway.message;

import java.util.List;

/**
 * The accounts of the login.
 *
 * @param codes in the gateway's order
 */
public record ManagedAccounts(List<String> codes) implements Message {

    public ManagedAccounts {
        codes = List.copyOf(codes);
    }
}
