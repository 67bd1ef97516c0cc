package io.github.ibkringest.broker.ibkr.gateway.provider;

import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.gateway.check.GatewayCheck;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.delivery.GatewayRecordReader;
import io.github.ibkringest.broker.ibkr.gateway.push.GatewayFeed;
import io.github.ibkringest.broker.ibkr.gateway.snapshot.GatewaySource;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.Check;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The source {@code gateway} as the settings describe it.
 *
 * @param gateways the gateways, none where the source is not configured
 */
record GatewayConfigured(List<Gateway> gateways) implements ConfiguredSource {

    GatewayConfigured {
        gateways = List.copyOf(gateways);
    }

    @Override
    public boolean isConfigured() {
        return !gateways.isEmpty();
    }

    @Override
    public Source source(BrokerAccess access) {
        return new GatewaySource(gateways);
    }

    @Override
    public Optional<RecordReader> reader(String feed) {
        return feed.equals(FramesPayload.FEED) ? Optional.of(new GatewayRecordReader()) : Optional.empty();
    }

    @Override
    public List<LiveFeed> liveFeeds() {
        return gateways.stream()
                .<LiveFeed>map(gateway -> new GatewayFeed(gateway, PassingTime.real()))
                .toList();
    }

    @Override
    public List<Check> checks(LocalDate today, boolean fetches) {
        return gateways.stream()
                .map(gateway -> new Check("gateway " + gateway.name(), new GatewayCheck(gateway)::examine))
                .toList();
    }
}
