package io.github.ibkringest.app.source;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.settings.SourceSettings;
import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.pacing.PaceLimits;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.record.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources that the settings allow, by name, and the one to use when none is named. Thread-safe. */
public final class Sources implements Brokers {

    private final Settings settings;
    private final Map<String, Source> byName = new TreeMap<>();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private final Map<PaceLimits, RequestPacing> paces = new ConcurrentHashMap<>();
    private volatile Function<PaceLimits, RequestPacing> pacing = BrokerAccess.NONE::pacing;

    public Sources(Settings settings) {
        this.settings = settings;
        settings.sources()
                .all()
                .forEach(entry ->
                        byName.put(entry.provider().name(), entry.configured().source(access())));
    }

    private BrokerAccess access() {
        return new BrokerAccess() {
            @Override
            public RequestPacing pacing(PaceLimits limits) {
                return paces.computeIfAbsent(limits, pacing);
            }

            @Override
            public void onStop(Runnable listener) {
                waiting.add(listener);
            }
        };
    }

    /** What paces the requests of sources that ask a broker, by their limits; needed before their first session. */
    public void paceBy(Function<PaceLimits, RequestPacing> requestPacing) {
        pacing = requestPacing;
    }

    /** Nobody waits for a broker any more: what has not been answered is unavailable. */
    public void stopWaiting() {
        waiting.forEach(Runnable::run);
    }

    /**
     * The source of a name.
     *
     * @throws BrokerConfigurationException when there is none, naming those that exist
     */
    public Source named(String name) {
        Source source = byName.get(name);
        if (source == null) {
            throw new BrokerConfigurationException(
                    "there is no source '" + name + "'; known are " + String.join(", ", byName.keySet()));
        }
        return source;
    }

    /**
     * The source to use when none is named: given files, else the configured logins, else the configured files, else the
     * sample, but never into a database that somebody configured.
     */
    public Source byDefault(List<String> paths) {
        SourceSettings sources = settings.sources();
        Optional<SourceSettings.Entry> chosen = paths.isEmpty()
                ? sources.first()
                : sources.all().stream()
                        .filter(entry -> entry.provider().readsPaths())
                        .findFirst();
        if (chosen.isEmpty() && settings.hasDatabase()) {
            throw new BrokerConfigurationException("there is nothing to sync: give --file PATH, set " + firstSettings()
                    + ", or use --source sample to load the built-in sample into the configured database");
        }
        return named(chosen.map(entry -> entry.provider().name()).orElse(Source.SAMPLE));
    }

    /** The simplest first. */
    private String firstSettings() {
        List<String> keys = settings.sources().all().stream()
                .map(entry -> entry.provider().firstSetting())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(keys);
        return String.join(" or ", keys);
    }

    /**
     * The source that can be asked for days of one's choice.
     *
     * @param name its name, or null for the one that there is
     * @throws BrokerConfigurationException when there is none, or the named one cannot
     */
    public Source ofAnyDays(String name) {
        Source source = name == null ? ofAnyDays() : named(name);
        if (source.mostDays() == 0) {
            throw new BrokerConfigurationException("the source " + source.name()
                    + " cannot be asked for days of one's choice; use --source "
                    + ofAnyDays().name()
                    + ", or give it the missing statements with: sync --source " + source.name());
        }
        return source;
    }

    /** The first that is configured, else the first, which says what it needs. */
    private Source ofAnyDays() {
        return settings.sources().all().stream()
                .filter(entry -> named(entry.provider().name()).mostDays() > 0)
                .min(Comparator.comparing(entry -> !entry.configured().isConfigured()))
                .map(entry -> named(entry.provider().name()))
                .orElseThrow(() -> new BrokerConfigurationException(
                        "there is no source that can be asked for days of one's choice"));
    }

    /** The request for a source: given paths, or those of the settings. */
    public Source.Request request(Source source, List<String> paths, Period period) {
        List<String> configured = settings.sources()
                .named(source.name())
                .map(entry -> entry.configured().paths())
                .orElse(List.of());
        return new Source.Request(paths.isEmpty() ? configured : paths, period);
    }

    @Override
    public Optional<RecordReader> reader(String feed) {
        return settings.sources().all().stream()
                .flatMap(entry -> entry.configured().reader(feed).stream())
                .findFirst();
    }

    /** The first session of the default source that serves the account, for a route that is triggered alone. */
    @Override
    public BrokerApi brokerOf(String account) {
        Source source = byDefault(List.of());
        Iterator<? extends BrokerApi> sessions = source.sessions(request(source, List.of(), Period.ALWAYS));
        if (!sessions.hasNext()) {
            throw new BrokerConfigurationException(
                    "the source " + source.name() + " has nothing to offer for account " + account);
        }
        return sessions.next();
    }
}
