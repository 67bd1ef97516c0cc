package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.FlexFileSource;
import io.github.ibkringest.broker.ibkr.flex.FlexRecordReader;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings the source {@code flex-file}: statements in files. Reads stored rows of all Flex statements again. */
public final class FlexFileProvider implements SourceProvider {

    private static final String PATHS = "flex-file.paths";

    @Override
    public String name() {
        return FlexFileSource.NAME;
    }

    @Override
    public int precedence() {
        return 10;
    }

    @Override
    public boolean readsPaths() {
        return true;
    }

    @Override
    public String firstSetting() {
        return PATHS;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(FlexFormatReader.DEFAULTS);
        settings.put(PATHS, "");
        return settings;
    }

    @Override
    public List<Feed> feeds() {
        return List.of(Feed.FILES);
    }

    @Override
    public ConfiguredSource configure(SettingValues values) {
        return new Configured(new FlexFormatReader(values).read(), values.list(PATHS));
    }

    private record Configured(FlexSettings settings, List<String> paths) implements ConfiguredSource {

        @Override
        public boolean isConfigured() {
            return !paths.isEmpty();
        }

        @Override
        public Source source(BrokerAccess access) {
            return new FlexFileSource(settings);
        }

        @Override
        public Optional<RecordReader> reader(String feed) {
            return feed.equals(IbkrFeed.FLEX_ACTIVITY.label()) || feed.equals(IbkrFeed.FLEX_CONFIRMATION.label())
                    ? Optional.of(new FlexRecordReader(settings))
                    : Optional.empty();
        }
    }
}
