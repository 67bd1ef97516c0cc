package io.github.ibkringest.store;

import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import io.github.ibkringest.store.embedded.EmbeddedPostgresException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the program's own server, wherever it listens at this moment, for it may be stopped or killed and start
 * again on another port when its own is taken. Thread-safe.
 */
final class OwnServer extends AbstractDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(OwnServer.class);

    private final EmbeddedPostgres server;
    private final Properties properties;
    private volatile String complaint;

    /** @param properties of the driver, without user and password */
    OwnServer(EmbeddedPostgres server, Properties properties) {
        this.server = server;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(server.user(), server.password());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("user", user);
        all.setProperty("password", password);
        return new Driver().connect(server.jdbcUrl(), all);
    }

    /** Starts the server when it is gone; says so, or once why it does not start. Returns whether it was started. */
    boolean revive() {
        try {
            boolean revived = server.revive();
            if (revived) {
                LOG.warn("The embedded PostgreSQL was gone and was started again, on port {}.", server.port());
            }
            complaint = null;
            return revived;
        } catch (EmbeddedPostgresException e) {
            if (!Objects.equals(complaint, e.getMessage())) {
                complaint = e.getMessage();
                LOG.error("The embedded PostgreSQL is gone and does not start again. {}", e.getMessage());
            }
            return false;
        }
    }
}
