package io.github.ibkringest.monitor;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** The database answers. */
final class DatabaseCheck extends AbstractHealthCheck {

    private final Watch watch;

    DatabaseCheck(Watch watch) {
        super("ibkr-ingest", "database");
        this.watch = watch;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (watch.isDatabaseUp()) {
            builder.up();
        } else {
            builder.message("the database does not answer").down();
        }
    }
}
