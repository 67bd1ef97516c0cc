package io.github.ibkringest.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void shouldBeFreshAndApartFromOthers() throws Exception {
        DataSource other = TestDatabase.create();
        assertThat(query(DATABASE.dataSource(), "SELECT current_database()"))
                .isNotEqualTo(query(other, "SELECT current_database()"))
                .startsWith("test_");
        assertThat(query(other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
        assertThat(query(other, "SHOW fsync")).isEqualTo("off");
    }

    private static String query(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
