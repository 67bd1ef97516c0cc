package io.github.ibkringest.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The server's counts of what was written. Each connection reports what it wrote only now and then. */
public final class Statistics {

    private Statistics() {}

    /** Makes all connections of a pool report now; none may be in use. */
    public static void flush(DataSource pool) {
        List<Connection> connections = new ArrayList<>();
        try {
            int all = pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
            for (int i = 0; i < all; i++) {
                Connection connection = pool.getConnection();
                connections.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
            }
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("statistics", e);
        }
    }
}
