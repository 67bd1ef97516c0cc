package io.github.ibkringest.broker.ibkr.gateway.payload;

import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What must be known of a session to read its frames.
 *
 * @param gateway what the settings call the gateway
 * @param version the version of the protocol, which decides about the layout of the frames
 * @param connectionTime the gateway's clock with its own name for its zone, as delivered
 * @param zone the zone of times that name none
 * @param accounts the accounts of the login
 * @param openOrdersAt when the list of all open orders was told to its end, which is among the frames; null when it was not
 */
public record FramesHeader(
        String gateway,
        ServerVersion version,
        String connectionTime,
        ZoneId zone,
        List<String> accounts,
        Instant openOrdersAt) {

    public FramesHeader {
        accounts = List.copyOf(accounts);
    }

    /** The same, with the whole list of open orders among the frames. */
    public FramesHeader withOpenOrders(Instant at) {
        return new FramesHeader(gateway, version, connectionTime, zone, accounts, at);
    }
}
