package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Route;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.junit.jupiter.api.Test;

/** The routes that sync when the time has come. */
class ScheduleRouteTest extends RouteTestSupport {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    private final Map<String, String> environment =
            new HashMap<>(Map.of("IBKR_INGEST_FLEX_FILE_PATHS", "inbox", "IBKR_INGEST_SCHEDULE_CRON", NEVER));
    private Schedule schedule;

    @Override
    String excludedRoutes() {
        return OUTWARD;
    }

    @Override
    Map<String, Object> replacedBeans() {
        return Map.of("schedule", schedule(), "triggers", schedule().triggers());
    }

    @Override
    Map<String, String> properties() {
        return schedule().properties();
    }

    private Schedule schedule() {
        if (schedule == null) {
            environment.put("IBKR_INGEST_SCHEDULE_CATCH_UP_CRON", NEVER);
            environment.put("IBKR_INGEST_SCHEDULE_FILES_OPTION_EVENTS_CRON", "0 0 7 * * ?");
            Settings settings = Settings.load(null, environment);
            Sources sources = new Sources(settings);
            schedule = new Schedule(
                    settings,
                    sources,
                    sources.named("flex-file"),
                    List.of(),
                    Set.of("U1"),
                    new FeedHistory(STORE.dataSource(), settings),
                    Clock.systemUTC());
        }
        return schedule;
    }

    /** The schedule as it is, without Quartz, the start, and the sync. */
    private MockEndpoint startWithoutSync() throws Exception {
        advise("catch-up", route -> route.replaceFromWith("direct:catch-up-trigger"));
        advise("start", route -> route.replaceFromWith("direct:start"));
        advise("fetch", route -> {
            route.mockEndpointsAndSkip("direct:sync");
            route.weaveById("report-schedule").replace().to("mock:report");
        });
        start();
        // these are made from the template at the start
        advise("files-orders", route -> route.replaceFromWith("direct:orders-trigger"));
        advise("files-executions", route -> route.replaceFromWith("direct:executions-trigger"));
        advise("files-option-events", route -> route.replaceFromWith("direct:option-events-trigger"));
        return getMockEndpoint("mock:direct:sync");
    }

    private void fire(String dataset, String moment) {
        template.sendBodyAndHeader(
                "direct:" + dataset + "-trigger", null, "scheduledFireTime", Date.from(Instant.parse(moment)));
    }

    @Test
    void shouldHaveATriggerForEachDataTypeOfEachFeedThatIsConfigured() {
        start();

        assertThat(context.getRoutes()).extracting(Route::getId).contains("files-orders", "files-executions");
        assertThat(context.getRoutes()).extracting(Route::getId).noneMatch(id -> id.startsWith("activity-"));
        QuartzEndpoint quartz =
                (QuartzEndpoint) context.getRoute("files-executions").getEndpoint();
        assertThat(quartz.getCron()).isEqualTo(NEVER);
        assertThat(quartz.isStateful()).isTrue();
        assertThat(quartz.getTriggerParameters())
                .containsEntry("timeZone", "America/New_York")
                .containsEntry("misfireInstruction", "2");
        assertThat(((QuartzEndpoint) context.getRoute("files-option-events").getEndpoint()).getCron())
                .isEqualTo("0 0 7 * * ?");
    }

    @Test
    void shouldAskOnceForAllDatasetsWhoseTriggersFireTogether() throws Exception {
        MockEndpoint sync = startWithoutSync();
        sync.expectedMessageCount(1);

        fire("orders", "2099-01-01T05:00:00Z");
        fire("executions", "2099-01-01T05:00:00Z");

        sync.assertIsSatisfied();
        SyncRequest request = sync.getExchanges().get(0).getMessage().getBody(SyncRequest.class);
        assertThat(request.datasets())
                .containsExactlyInAnyOrder(
                        Dataset.ORDERS, Dataset.EXECUTIONS, Dataset.CORPORATE_ACTIONS, Dataset.TRANSFERS);
        assertThat(request.accounts()).containsExactly("U1");
        assertThat(request.source().name()).isEqualTo("flex-file");
        assertThat(request.request().paths()).containsExactly("inbox");
        assertThat(request.dryRun()).isFalse();
    }

    @Test
    void shouldAskForADatasetAloneWhoseTriggerHasTimesOfItsOwn() throws Exception {
        MockEndpoint sync = startWithoutSync();
        sync.expectedMessageCount(1);

        fire("option-events", "2026-11-23T12:00:00Z");

        sync.assertIsSatisfied();
        assertThat(sync.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(SyncRequest.class)
                        .datasets())
                .containsExactly(Dataset.OPTION_EVENTS);
    }

    @Test
    void shouldCatchUpAtTheStartWhatWasMissedAndNothingElse() throws Exception {
        MockEndpoint sync = startWithoutSync();
        sync.expectedMessageCount(1);

        template.sendBody("direct:start", null);
        template.sendBody("direct:catch-up-trigger", null);

        sync.assertIsSatisfied();
        assertThat(sync.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(SyncRequest.class)
                        .datasets())
                .as("the others have no time before 2099")
                .containsExactly(Dataset.OPTION_EVENTS);
    }

    @Test
    void shouldReportWhatTheSyncAnswers() throws Exception {
        MockEndpoint sync = startWithoutSync();
        sync.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody("reports"));
        MockEndpoint report = getMockEndpoint("mock:report");
        report.expectedBodiesReceived("reports");

        fire("orders", "2099-01-01T05:00:00Z");

        report.assertIsSatisfied();
    }

    @Test
    void shouldGoOnTickingAfterASyncThatFails() throws Exception {
        MockEndpoint sync = startWithoutSync();
        sync.expectedMessageCount(2);
        sync.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no connection");
        });

        fire("orders", "2099-01-01T05:00:00Z");
        fire("orders", "2099-01-01T05:00:00Z");

        sync.assertIsSatisfied();
    }
}
