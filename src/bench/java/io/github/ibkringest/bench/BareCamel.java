package io.github.ibkringest.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;

/** The least that a Camel application does: one YAML route, one JDBC connection, one statement, and out. */
public final class BareCamel {

    private BareCamel() {}

    public static void main(String... arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("BARE_URL"));
        config.setUsername(System.getenv("BARE_USER"));
        config.setPassword(System.getenv("BARE_PASSWORD"));
        config.setMaximumPoolSize(1);
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:bench/bare.camel.yaml");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            main.bind("query", query(pool));
            main.start();
            main.getCamelTemplate().requestBody("direct:bare", "");
            main.stop();
        }
    }

    private static Processor query(HikariDataSource pool) {
        return exchange -> {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select 1")) {
                row.next();
                exchange.getMessage().setBody(row.getInt(1));
            }
        };
    }
}
