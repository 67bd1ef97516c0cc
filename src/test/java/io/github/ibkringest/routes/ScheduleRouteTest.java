package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.Schedule;
import io.github.ibkringest.app.Settings;
import io.github.ibkringest.app.Sources;
import io.github.ibkringest.ingest.SyncRequest;
import io.github.ibkringest.model.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.junit.jupiter.api.Test;

/** The route that syncs when the time has come. */
class ScheduleRouteTest extends RouteTestSupport {

    private static final Sources SOURCES =
            new Sources(Settings.load(null, Map.of("IBKR_INGEST_FLEX_FILE_PATHS", "inbox")));

    @Override
    String excludedRoutes() {
        return "";
    }

    @Override
    Map<String, Object> replacedBeans() {
        return Map.of("schedule", new Schedule(SOURCES, SOURCES.named("flex-file"), List.of(), Set.of("U1")));
    }

    @Test
    void shouldReportWhatTheSyncAnswers() throws Exception {
        advise("schedule", route -> {
            route.replaceFromWith("direct:tick");
            route.mockEndpointsAndSkip("direct:sync");
            route.weaveById("report-schedule").replace().to("mock:report");
        });
        start();
        MockEndpoint sync = getMockEndpoint("mock:direct:sync");
        sync.expectedMessageCount(1);
        sync.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody("reports"));
        MockEndpoint report = getMockEndpoint("mock:report");
        report.expectedBodiesReceived("reports");

        template.sendBody("direct:tick", null);

        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void shouldAskForEveryDatasetOfTheConfiguredFiles() throws Exception {
        advise("schedule", route -> {
            route.replaceFromWith("direct:tick");
            route.mockEndpointsAndSkip("direct:sync");
            route.weaveById("report-schedule").replace().to("mock:report");
        });
        start();
        MockEndpoint sync = getMockEndpoint("mock:direct:sync");
        sync.expectedMessageCount(1);

        template.sendBody("direct:tick", null);

        sync.assertIsSatisfied();
        SyncRequest request = sync.getExchanges().get(0).getMessage().getBody(SyncRequest.class);
        assertThat(request.datasets()).containsExactly(Dataset.values());
        assertThat(request.accounts()).containsExactly("U1");
        assertThat(request.source().name()).isEqualTo("flex-file");
        assertThat(request.request().paths()).containsExactly("inbox");
        assertThat(request.dryRun()).isFalse();
    }

    @Test
    void shouldGoOnTickingAfterASyncThatFails() throws Exception {
        advise("schedule", route -> {
            route.replaceFromWith("direct:tick");
            route.mockEndpointsAndSkip("direct:sync");
        });
        start();
        MockEndpoint sync = getMockEndpoint("mock:direct:sync");
        sync.expectedMessageCount(2);
        sync.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no connection");
        });

        template.request("direct:tick", exchange -> {});
        template.request("direct:tick", exchange -> {});

        sync.assertIsSatisfied();
    }

    @Test
    void shouldTickAsConfiguredInNewYorkAndNeverTwiceAtOnce() {
        start();

        QuartzEndpoint quartz = (QuartzEndpoint) context.getRoute("schedule").getEndpoint();

        assertThat(quartz.getCron()).isEqualTo("0 0 0 1 1 ? 2099");
        assertThat(quartz.isStateful()).isTrue();
        assertThat(quartz.getTriggerParameters()).containsEntry("timeZone", "America/New_York");
    }
}
