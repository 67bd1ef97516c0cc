package io.github.ibkringest.broker.ibkr.gateway.snapshot;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.SessionFeed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesSession;
import io.github.ibkringest.model.Dataset;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * IB Gateways and TWS: what they know now, which is all open orders and what happened since their midnight.
 *
 * @param gateways in the order of the settings
 */
public record GatewaySource(List<Gateway> gateways) implements Source {

    /** What a session tells for as long as it stays open. */
    public static final Feed FEED = new Feed("gateway", FramesSession.DATASETS, Feed.Policy.LIVE, "");

    public GatewaySource {
        gateways = List.copyOf(gateways);
    }

    @Override
    public String name() {
        return FramesPayload.SOURCE;
    }

    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        if (gateways.isEmpty()) {
            throw new BrokerConfigurationException("the source gateway is not configured; set gateway.host and"
                    + " gateway.port (IBKR_INGEST_GATEWAY_HOST, IBKR_INGEST_GATEWAY_PORT)");
        }
        if (!request.paths().isEmpty()) {
            throw new BrokerConfigurationException("the source gateway reads no files; omit --file");
        }
        Set<Dataset> wanted = EnumSet.copyOf(FramesSession.DATASETS);
        wanted.retainAll(request.datasets());
        if (wanted.isEmpty()) {
            throw new BrokerConfigurationException("a gateway tells orders and executions, but no option events; take"
                    + " these from Flex statements, with another --source");
        }
        return gateways.stream()
                .filter(gateway -> request.figures() != Figures.FINAL && request.wants(gateway.name()))
                .flatMap(gateway -> sitting(gateway, wanted))
                .iterator();
    }

    private static Stream<BrokerApi> sitting(Gateway gateway, Set<Dataset> wanted) {
        SnapshotSession session = new SnapshotSession(gateway, wanted);
        return Stream.concat(Stream.of(session), wanted.stream().map(dataset -> new AbsentPart(session, dataset)));
    }

    @Override
    public List<SessionFeed> feeds() {
        return gateways.stream()
                .map(gateway -> new SessionFeed(FEED, gateway.name()))
                .toList();
    }
}
