package io.github.ibkringest.app.source;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.FlexFileSource;
import io.github.ibkringest.broker.ibkr.flex.SampleSource;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.request.StoppablePause;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.record.Period;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sources that the settings allow, by name, and the one to use when none is named. Thread-safe. */
public final class Sources implements Brokers {

    private final Settings settings;
    private final StoppablePause pause = new StoppablePause();
    private final Map<String, Source> byName = new TreeMap<>();
    private volatile RequestPacing pacing;

    public Sources(Settings settings) {
        this.settings = settings;
        for (Source source : List.of(
                new SampleSource(),
                new FlexFileSource(settings.flex()),
                new FlexWebSource(settings.flexLogins(), () -> pacing, pause))) {
            byName.put(source.name(), source);
        }
    }

    /** What paces the requests of sources that ask a broker; needed before their first session. */
    public void paceBy(RequestPacing requestPacing) {
        pacing = requestPacing;
    }

    /** Nobody waits for a broker any more: what has not been answered is unavailable. */
    public void stopWaiting() {
        pause.stop();
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
        if (paths.isEmpty() && !settings.flexLogins().isEmpty()) {
            return named(FlexWebSource.NAME);
        }
        if (!paths.isEmpty() || !settings.flexFiles().isEmpty()) {
            return named(FlexFileSource.NAME);
        }
        if (settings.hasDatabase()) {
            throw new BrokerConfigurationException("there is nothing to sync: give --file PATH, set flex-file.paths"
                    + " or IBKR_INGEST_FLEX_TOKEN,"
                    + " or say --source sample to load the built-in sample into the configured database");
        }
        return named(SampleSource.NAME);
    }

    /**
     * The source that can be asked for days of one's choice.
     *
     * @param name its name, or null for the one that there is
     * @throws BrokerConfigurationException when there is none, or the named one cannot
     */
    public Source ofAnyDays(String name) {
        Source source = named(name == null ? FlexWebSource.NAME : name);
        if (source.mostDays() == 0) {
            throw new BrokerConfigurationException("the source " + source.name()
                    + " cannot be asked for days of one's choice; use --source " + FlexWebSource.NAME
                    + ", or give it the missing statements with: sync --source " + source.name());
        }
        return source;
    }

    /** The request for a source: given paths, or those of the settings. */
    public Source.Request request(Source source, List<String> paths, Period period) {
        boolean files = source.name().equals(FlexFileSource.NAME);
        return new Source.Request(files && paths.isEmpty() ? settings.flexFiles() : paths, period);
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
