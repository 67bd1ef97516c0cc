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
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the source {@code flex-file}: statements in files. Reads stored rows of all Flex statements again. */
public final class FlexFileProvider implements SourceProvider {

    private static final Setting<String> PATHS = Setting.text(
            "flex-file.paths",
            "",
            "what `sync` and `serve` read if no `--file` is given: files, folders and archives, separated by commas");

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
        return PATHS.key();
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(FlexFormatReader.ALL);
        settings.add(PATHS);
        return settings;
    }

    @Override
    public List<Feed> feeds() {
        return List.of(Feed.FILES);
    }

    @Override
    public ConfiguredSource configure(SettingValues values) {
        return new Configured(new FlexFormatReader(values).read(), values.list(PATHS.key()));
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
