package io.github.ibkringest.app.schedule;

import io.github.ibkringest.schedule.ScheduleSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.SchedulerException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Quartz keeps its triggers: in memory, or in the tables {@code qrtz_…}, where several processes share them. */
public final class Quartz {

    /** No fetch may be decided on while another goes on. */
    private static final String THREADS = "1";

    /** What could not begin within this time, in milliseconds, is left to the catch-up. */
    private static final String MISFIRE = "60000";

    private static final String POOL = "ibkr-ingest";

    private static final Logger LOG = LoggerFactory.getLogger(Quartz.class);

    private Quartz() {}

    public static QuartzComponent component(ScheduleSettings settings, DataSource dataSource) {
        Properties properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", "ibkr-ingest");
        properties.put("org.quartz.scheduler.instanceId", "AUTO");
        properties.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.put("org.quartz.threadPool.threadCount", THREADS);
        properties.put("org.quartz.jobStore.misfireThreshold", MISFIRE);
        if (settings.clustered()) {
            DBConnectionManager.getInstance().addConnectionProvider(POOL, new Pool(dataSource));
            properties.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
            properties.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
            properties.put("org.quartz.jobStore.dataSource", POOL);
            properties.put("org.quartz.jobStore.tablePrefix", "trading.qrtz_");
            properties.put("org.quartz.jobStore.useProperties", "true");
            properties.put("org.quartz.jobStore.isClustered", "true");
            properties.put("org.quartz.jobStore.clusterCheckinInterval", "7500");
        } else {
            properties.put("org.quartz.jobStore.class", RAMJobStore.class.getName());
        }
        QuartzComponent component = new QuartzComponent();
        component.setProperties(properties);
        return component;
    }

    /**
     * Lets no tick begin any more. Camel stops its routes before Quartz, and a tick that fires in between would run into a
     * program that is going away.
     */
    public static void standBy(CamelContext context) {
        if (context.hasComponent("quartz") instanceof QuartzComponent quartz && quartz.getScheduler() != null) {
            try {
                quartz.getScheduler().standby();
            } catch (SchedulerException e) {
                LOG.warn("the scheduler does not pause: {}", e.getMessage());
            }
        }
    }

    /** The program's own connections; they outlive the scheduler. */
    private record Pool(DataSource dataSource) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {
            // is open
        }

        @Override
        public void shutdown() {
            // whoever opened it closes it
        }
    }
}
