package io.github.ibkringest.app;

import io.github.ibkringest.app.page.PageLink;
import io.github.ibkringest.app.route.RouteFiles;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.eventlog.web.EventPages;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.page.Trouble;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.web.WebComponent;
import io.github.ibkringest.web.WebServer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.springframework.jdbc.core.JdbcTemplate;

/** The page and the log of events over HTTP, without anything that imports. Close it when done. */
public final class PageService implements AutoCloseable {

    private final Main main = new Main();
    private final EventTail tail;
    private final PageLink page;
    private WebServer server;

    private PageService(
            Settings settings, Database database, Function<Completeness, List<Trouble>> troubles, Clock clock) {
        this.tail = new EventTail(database.single());
        this.page = new PageLink(settings, database, database.dataSource(), troubles, clock);
        main.configure()
                .withName("ibkr-ingest")
                .withRoutesIncludePattern(RouteFiles.ofPage(settings).pattern())
                .withAutoConfigurationLogSummary(false)
                .withAutoConfigurationEnabled(false)
                .withStreamCachingEnabled(false)
                .withShutdownTimeout(5);
        main.configure().health().setEnabled(false);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        page.bind(main);
        EventLog log = new EventLog(new JdbcTemplate(database.deferred()));
        main.bind("eventPages", new EventPages(log, tail, Clock.systemUTC()));
    }

    /**
     * Starts to answer.
     *
     * @param troubles what somebody may have to look at, of what is complete
     * @param clock tells what today is, in its zone
     * @throws io.github.ibkringest.web.WebException when it cannot listen where it should
     */
    public static PageService start(
            Settings settings, Database database, Function<Completeness, List<Trouble>> troubles, Clock clock) {
        PageService service = new PageService(settings, database, troubles, clock);
        try {
            service.main.start();
            service.server = WebServer.start(
                    settings.operations().web(),
                    service.main.getCamelContext().getComponent("web", WebComponent.class));
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        } catch (Exception e) {
            service.close();
            throw new IllegalStateException("the routes of the page do not start: " + Reason.of(e), e);
        }
    }

    /** Where it listens. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        main.stop();
        page.close();
        tail.close();
    }
}
