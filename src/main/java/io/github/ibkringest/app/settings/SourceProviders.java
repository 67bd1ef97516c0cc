package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.provider.AccountCodeRules;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of sources that are on the class path, the one that is used first at the front. Immutable and thread-safe. */
public final class SourceProviders {

    private final List<SourceProvider> all;
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Map<String, Setting<?>> settings = new TreeMap<>();

    private SourceProviders(List<SourceProvider> all) {
        this.all = List.copyOf(all);
        for (SourceProvider provider : all) {
            long namesakes = all.stream()
                    .filter(other -> other.name().equals(provider.name()))
                    .count();
            once(namesakes == 1, "source", provider.name());
            provider.feeds()
                    .forEach(feed -> once(same(feeds.putIfAbsent(feed.name(), feed), feed), "feed", feed.name()));
            provider.settings()
                    .forEach(setting -> once(
                            same(settings.putIfAbsent(setting.key(), setting), setting), "setting", setting.key()));
        }
    }

    /** All that are found. */
    public static SourceProviders found() {
        List<SourceProvider> found = new ArrayList<>();
        ServiceLoader.load(SourceProvider.class, SourceProviders.class.getClassLoader())
                .forEach(found::add);
        found.sort(Comparator.comparing(SourceProvider::precedence).reversed().thenComparing(SourceProvider::name));
        return new SourceProviders(found);
    }

    private static boolean same(Object known, Object other) {
        return known == null || known.equals(other);
    }

    private static void once(boolean ok, String what, String name) {
        if (!ok) {
            throw new IllegalStateException("two sources on the class path bring the " + what + " " + name
                    + " with different meanings; leave one of them out");
        }
    }

    /** The settings of all sources but those that depend on the values of others. */
    Collection<Setting<?>> settings() {
        return settings.values();
    }

    /** The settings that depend on the values of others. */
    List<Setting<?>> settings(SettingValues values) {
        return all.stream()
                .flatMap(provider -> provider.settings(values).stream())
                .toList();
    }

    /** What a source says of a key that is nearly one of its own. */
    Optional<String> nearly(String key, SettingValues values) {
        return all.stream()
                .flatMap(provider -> provider.nearly(key, values).stream())
                .findFirst();
    }

    /** The feeds that triggers fetch. */
    Collection<Feed> feeds() {
        return feeds.values().stream()
                .filter(feed -> feed.policy().isTriggered())
                .toList();
    }

    /** How accounts are written at the brokers that say so. */
    public List<AccountCodeRules> accountCodes() {
        return all.stream()
                .flatMap(provider -> provider.accountCodes().stream())
                .toList();
    }

    SourceSettings configure(SettingValues values) {
        return new SourceSettings(all.stream()
                .map(provider -> new SourceSettings.Entry(provider, provider.configure(values)))
                .toList());
    }
}
