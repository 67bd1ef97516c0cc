package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many rows are exported, they do not lie in memory together: a program with a small heap writes them all. */
class LongExportTest {

    /** Less than half of what 100,000 of the rows take. */
    private static final String HEAP = "-Xmx40m";

    private static final Map<String, String> ENVIRONMENT = KillWorld.environment(TestDatabase.createMigrated());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "jsonl", "xlsx", "parquet"})
    void shouldWriteManyRows(String format) throws Exception {
        export(format, 100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "jsonl", "xlsx", "parquet"})
    @Tag("slow")
    void shouldWriteAMillionRows(String format) throws Exception {
        export(format, 1_000_000);
    }

    private void export(String format, int rows) throws Exception {
        Path file = folder.resolve("rows." + format);
        String sql = "select n as id, repeat(md5(n::text), 20) as text, n * 1.000001 as price, now() as at"
                + " from generate_series(1, " + rows + ") n";

        ProgramProcess.Ended ended = ProgramProcess.start(
                        Stream.concat(Stream.of(HEAP), ProgramArchive.OPTIONS.stream())
                                .toList(),
                        ENVIRONMENT,
                        List.of("db", "query", sql, "--format", format, "--output", file.toString())
                                .toArray(String[]::new))
                .await();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(rowsOf(file, format)).isEqualTo(rows);
    }

    private static long rowsOf(Path file, String format) throws IOException, SQLException {
        return switch (format) {
            case "xlsx" -> rowsOfWorkbook(file) - 1;
            case "parquet" -> rowsOfParquet(file);
            case "csv" -> lines(file) - 1;
            case "json" -> lines(file) - 2;
            default -> lines(file);
        };
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static long rowsOfWorkbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in);
                Stream<Row> read = book.getFirstSheet().openStream()) {
            return read.count();
        }
    }

    private static long rowsOfParquet(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from '" + file + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
