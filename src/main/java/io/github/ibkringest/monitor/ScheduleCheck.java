package io.github.ibkringest.monitor;

import java.util.Map;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** The scheduler runs; that its routes do is checked by Camel. */
final class ScheduleCheck extends AbstractHealthCheck {

    ScheduleCheck() {
        super("ibkr-ingest", "scheduler");
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        QuartzComponent quartz = getCamelContext().getComponent("quartz", QuartzComponent.class);
        Scheduler scheduler = quartz.getScheduler();
        try {
            if (scheduler != null && scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown()) {
                builder.up();
            } else {
                builder.message("the scheduler does not run").down();
            }
        } catch (SchedulerException e) {
            builder.error(e).down();
        }
    }
}
