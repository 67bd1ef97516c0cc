package io.github.ibkringest.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/** Whether the service lives, and whether it does its work: Camel's own checks and ours. Thread-safe. */
final class Readiness {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;

    Readiness(CamelContext context, Watch watch) {
        this.context = context;
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(new DatabaseCheck(watch));
        registry.register(new ScheduleCheck());
    }

    /** An answer to a probe. */
    record Answer(boolean up, String json) {}

    /** Lives from the start of the routes to the end of the shutdown, whatever the database does. */
    Answer live() {
        boolean up = !context.getStatus().isStopped();
        return new Answer(up, JSON.createObjectNode().put("status", word(up)).toPrettyString());
    }

    /** Names and states only: what checks say in detail could hold anything. */
    Answer ready() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context, "full");
        boolean up = context.getStatus().isStarted() && HealthCheckHelper.isResultsUp(results, true);
        ObjectNode answer = JSON.createObjectNode().put("status", word(up));
        ObjectNode checks = answer.putObject("checks");
        results.forEach(result ->
                checks.put(result.getCheck().getId(), result.getState().name()));
        return new Answer(up, answer.toPrettyString());
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
