package io.github.ibkringest.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

class MigrationsTest {

    private final DataSource database = TestDatabase.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void shouldKnowTheNewestMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"))
                            .mapToInt(Integer::parseInt)
                            .max())
                    .hasValue(Integer.parseInt(Migrations.LATEST));
        }
    }

    @Test
    void shouldMigrateAnEmptyDatabaseAndThenLeaveItAlone() {
        Migrations.migrate(database);
        Migrations.migrate(database);

        assertThat(jdbc.queryForObject(
                        "select count(*) from trading.flyway_schema_history where version = ? and success",
                        Long.class,
                        Migrations.LATEST))
                .isOne();
    }

    @Test
    void shouldRefuseADatabaseWhoseMigrationFailed() {
        Migrations.migrate(database);
        jdbc.update("update trading.flyway_schema_history set success = false where version = ?", Migrations.LATEST);

        assertThatThrownBy(() -> Migrations.migrate(database)).hasMessageContaining("failed migration");
    }

    @ParameterizedTest
    @CsvSource({"100.0, true", "100, true", "100, false"})
    void shouldRefuseTheSchemaOfANewerProgram(String version, boolean success) {
        Migrations.migrate(database);
        jdbc.update(
                "insert into trading.flyway_schema_history (installed_rank, version, description, type, script,"
                        + " installed_by, execution_time, success) values (99, ?, 'later', 'SQL', 'later.sql', 'x', 1, ?)",
                version,
                success);

        assertThatThrownBy(() -> Migrations.migrate(database))
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContainingAll("has version " + version, "use the newer program")
                .hasMessageNotContaining("password");
    }

    @Test
    void shouldRefuseASchemaFromBeforeTheFirstRelease() {
        Migrations.migrate(database);
        jdbc.update("update trading.flyway_schema_history set description = 'trade history' where version = '1'");

        assertThatThrownBy(() -> Migrations.migrate(database))
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContainingAll("before its first release", "drop schema trading cascade");
    }

    /** The files of the schema change until the first release; an older schema with fewer of them is met after an update. */
    @Test
    void shouldRefuseASchemaWhoseFilesHaveChangedSinceInASentence() {
        Migrations.migrate(database);
        jdbc.update("update trading.flyway_schema_history set checksum = 1 where version = '2'");
        jdbc.update("delete from trading.flyway_schema_history where version = ?", Migrations.LATEST);

        assertThatThrownBy(() -> Migrations.migrate(database))
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContainingAll("before its first release", "drop schema trading cascade")
                .hasMessageNotContaining("checksum");
    }

    @Test
    void shouldDescribeEveryTableOfItsOwn() {
        Migrations.migrate(database);

        assertThat(jdbc.queryForList(
                        "select c.relname from pg_class c where c.relnamespace = 'trading'::regnamespace"
                                + " and c.relkind in ('r', 'v') and c.relname !~ '^(qrtz_|flyway_)'"
                                + " and obj_description(c.oid, 'pg_class') is null",
                        String.class))
                .isEmpty();
    }
}
