package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.KafkaStatementSource;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.List;

/** Brings the source {@code kafka}: statements from a topic, shared among any number of {@code serve}. */
public final class KafkaStatementProvider implements SourceProvider {

    private static final String TOPIC = "kafka.statements.topic";

    @Override
    public String name() {
        return KafkaStatementSource.NAME;
    }

    @Override
    public int precedence() {
        return 15;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.copyOf(FlexFormatReader.ALL);
    }

    /** Nothing of it has a time. */
    @Override
    public List<Feed> feeds() {
        return List.of();
    }

    @Override
    public ConfiguredSource configure(SettingValues values) {
        return new Configured(
                new FlexFormatReader(values).read(), !values.value(TOPIC).isEmpty());
    }

    private record Configured(FlexSettings settings, boolean isConfigured) implements ConfiguredSource {

        @Override
        public Source source(BrokerAccess access) {
            return new KafkaStatementSource(settings, isConfigured);
        }
    }
}
