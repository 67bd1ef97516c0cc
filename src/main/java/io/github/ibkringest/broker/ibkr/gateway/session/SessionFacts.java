package io.github.ibkringest.broker.ibkr.gateway.session;

import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a session once it is ready.
 *
 * @param gateway where it leads
 * @param version the version of the protocol that was agreed on
 * @param connectionTime the gateway's clock with its name for its zone, as delivered
 * @param accounts the accounts of the login
 * @param since when it became ready
 */
public record SessionFacts(
        GatewayAddress gateway, ServerVersion version, String connectionTime, List<String> accounts, Instant since) {

    public SessionFacts {
        accounts = List.copyOf(accounts);
    }
}
