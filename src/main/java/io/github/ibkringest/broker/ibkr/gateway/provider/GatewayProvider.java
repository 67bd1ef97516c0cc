package io.github.ibkringest.broker.ibkr.gateway.provider;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.snapshot.GatewaySource;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.List;
import java.util.Optional;

/** Brings the source {@code gateway}: IB Gateway and TWS, any number of them. */
public final class GatewayProvider implements SourceProvider {

    @Override
    public String name() {
        return FramesPayload.SOURCE;
    }

    /** What is configured beside it proves days complete, and is what a sync without a name asks for. */
    @Override
    public int precedence() {
        return 5;
    }

    @Override
    public String firstSetting() {
        return "IBKR_INGEST_GATEWAY_PORT";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(Gateways.NAMES);
    }

    @Override
    public List<Setting<?>> settings(SettingValues values) {
        return new Gateways(values).settings();
    }

    @Override
    public Optional<String> nearly(String key, SettingValues values) {
        return new Gateways(values).ofNobody(key);
    }

    @Override
    public List<Feed> feeds() {
        return List.of(GatewaySource.FEED);
    }

    @Override
    public GatewayConfigured configure(SettingValues values) {
        return new GatewayConfigured(new Gateways(values).read());
    }
}
