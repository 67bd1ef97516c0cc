package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.provider.AccountCodeRules;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Brings the source {@code flex-web}: statements from the Flex Web Service, with any number of logins. */
public final class FlexWebProvider implements SourceProvider {

    private static final String MAX_BYTES = "flex-web.max-bytes";

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
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(FlexFormatReader.DEFAULTS);
        settings.put("flex-web.logins", "");
        settings.put(MAX_BYTES, String.valueOf(ServiceSettings.DEFAULT.maxBytes()));
        return settings;
    }

    @Override
    public Set<String> settings(SettingValues values) {
        return Set.copyOf(new FlexLogins(values).keys());
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
        return new FlexWebConfigured(new FlexLogins(values).read(reading, format.size(MAX_BYTES)));
    }
}
