package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.provider.AccountCodeRules;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingKind;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the source {@code flex-web}: statements from the Flex Web Service, with any number of logins. */
public final class FlexWebProvider implements SourceProvider {

    private static final Setting<Long> MAX_BYTES = new Setting<>(
            "flex-web.max-bytes",
            String.valueOf(ServiceSettings.DEFAULT.maxBytes()),
            "the largest download, in bytes",
            SettingKind.BYTES);

    @Override
    public String name() {
        return FlexWebSource.NAME;
    }

    @Override
    public int precedence() {
        return 20;
    }

    @Override
    public String firstSetting() {
        return "IBKR_INGEST_FLEX_TOKEN";
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(FlexFormatReader.ALL);
        settings.add(FlexLogins.NAMES);
        settings.add(MAX_BYTES);
        return settings;
    }

    @Override
    public List<Setting<?>> settings(SettingValues values) {
        return new FlexLogins(values).settings();
    }

    @Override
    public Optional<String> nearly(String key, SettingValues values) {
        return new FlexLogins(values).ofNobody(key);
    }

    @Override
    public List<Feed> feeds() {
        return List.of(FlexFeeds.ACTIVITY, FlexFeeds.CONFIRMS);
    }

    @Override
    public Optional<AccountCodeRules> accountCodes() {
        return Optional.of(new IbkrAccountCodes());
    }

    @Override
    public FlexWebConfigured configure(SettingValues values) {
        FlexFormatReader format = new FlexFormatReader(values);
        FlexSettings reading = format.read();
        return new FlexWebConfigured(new FlexLogins(values).read(reading, values.read(MAX_BYTES)));
    }
}
