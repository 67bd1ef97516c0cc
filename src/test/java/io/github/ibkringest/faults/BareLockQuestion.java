package io.github.ibkringest.faults;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The least that a Java program must do to find an account busy: connect, ask for a lock, and end with 4. */
final class BareLockQuestion {

    private BareLockQuestion() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(setting("URL"), setting("USER"), setting("PASSWORD"));
                PreparedStatement question = connection.prepareStatement(Sql.of("run/try-lock"))) {
            question.setInt(1, 0);
            question.setInt(2, 0);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
            }
        }
        System.exit(4);
    }

    private static String setting(String name) {
        return System.getenv("IBKR_INGEST_DATABASE_" + name);
    }
}
