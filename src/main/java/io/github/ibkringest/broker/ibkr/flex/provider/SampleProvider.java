package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.SampleSource;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.List;

/** Brings the source {@code sample}: the built-in statement, which nobody has to configure. */
public final class SampleProvider implements SourceProvider {

    @Override
    public String name() {
        return SampleSource.NAME;
    }

    @Override
    public List<Feed> feeds() {
        return List.of(Feed.FILES);
    }

    @Override
    public ConfiguredSource configure(SettingValues values) {
        return new Configured();
    }

    private record Configured() implements ConfiguredSource {

        @Override
        public boolean isConfigured() {
            return false;
        }

        @Override
        public Source source(BrokerAccess access) {
            return new SampleSource();
        }
    }
}
