package io.github.ibkringest.app;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.eventlog.relay.EventsComponent;
import io.github.ibkringest.eventlog.relay.Relays;
import io.github.ibkringest.eventlog.web.EventPages;
import io.github.ibkringest.eventlog.webhook.Webhooks;
import io.github.ibkringest.store.Database;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.apache.camel.main.PropertiesRouteTemplateParametersSource;
import org.apache.camel.spi.RouteTemplateParameterSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What sends events out of a running service: what the routes of events, webhooks and the HTTP server refer to. */
final class EventOutputs implements AutoCloseable {

    private final Settings settings;
    private final EventTail tail;
    private final Relays relays;
    private final EventPages pages;
    private final Source statements;
    private Runnable kafka = () -> {};

    /**
     * @param pool the pool, which may be opened later
     * @param sources has the source of statements on a topic
     */
    EventOutputs(Settings settings, Database database, DataSource pool, Sources sources) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        this.settings = settings;
        this.statements = settings.outputs().readsFromKafka() ? sources.named("kafka") : null;
        this.tail = new EventTail(database.single());
        this.relays = new Relays(jdbc, tail, settings.outputs().targets(), Clock.systemUTC());
        this.pages = new EventPages(new EventLog(jdbc), tail, Clock.systemUTC());
    }

    void bind(Main main) {
        main.bind("event-log", new EventsComponent(relays));
        main.bind("eventRelays", relays);
        main.bind("eventPages", pages);
        if (settings.outputs().kafka() != null) {
            kafka = KafkaLink.bind(main, settings.outputs().kafka(), statements);
        }
        if (!settings.outputs().webhooks().isEmpty()) {
            main.bind("webhooks", new Webhooks(settings.outputs().webhooks(), Clock.systemUTC()));
            main.bind("webhookTargets", webhookTargets());
        }
    }

    /** What the route template of the webhooks is filled in with. */
    private RouteTemplateParameterSource webhookTargets() {
        PropertiesRouteTemplateParametersSource targets = new PropertiesRouteTemplateParametersSource();
        settings.outputs().webhooks().forEach(webhook -> {
            targets.addParameter(webhook.consumer(), RouteTemplateParameterSource.TEMPLATE_ID, "webhook");
            targets.addParameter(webhook.consumer(), "target", webhook.name());
        });
        return targets;
    }

    /** Nothing new is handed on any more; what is on its way is waited for elsewhere. */
    void stop() {
        relays.close();
        kafka.run();
    }

    @Override
    public void close() {
        relays.close();
        tail.close();
    }
}
