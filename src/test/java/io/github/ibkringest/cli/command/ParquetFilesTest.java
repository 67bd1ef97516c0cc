package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values in Parquet files are those of the database, to the digit: read back by DuckDB. */
class ParquetFilesTest extends CommandTestSupport {

    private static final String VALUES = "select n::numeric as n, w::bigint as w, b::boolean as b, m::timestamptz as m,"
            + " d::date as d, t::text as t, j::json as j from (values"
            + " (null, null, null, null, null, null, null),"
            + " ('0', 0, true, '2026-11-01 01:30:00-04', '1900-01-01', '', '[]'),"
            + " ('-0.000000000000000001', -1, false, '2026-11-01 01:30:00-05', '0001-01-01', 'a,\"b\"''c''', '{\"a\":[1.10]}'),"
            + " ('123456789012345678', 9223372036854775807, true, '1969-12-31 23:59:59.999999Z', '9999-12-31', 'ä€😀', null),"
            + " ('-99999999999999999999.999999999999999999', null, null, '2026-03-29 02:30:00+14', null, null, 'null')"
            + ") v (n, w, b, m, d, t, j)";

    private Path parquet(String query) {
        Path file = folder.resolve("rows.parquet");
        Outcome outcome = run("db", "query", query, "--format", "parquet", "--output", file.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return file;
    }

    /** What DuckDB reads: names and types, then the rows. */
    private static List<List<Object>> read(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query.formatted(file))) {
            ResultSetMetaData columns = rows.getMetaData();
            List<List<Object>> all = new ArrayList<>();
            List<Object> head = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                head.add(columns.getColumnLabel(i) + " " + columns.getColumnTypeName(i));
            }
            all.add(head);
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        }
    }

    private static List<List<Object>> read(Path file) throws SQLException {
        return read(file, "select * from '%s'");
    }

    @Test
    void shouldKeepEveryValue() throws SQLException {
        List<List<Object>> found = read(parquet(VALUES));

        assertThat(found.get(0))
                .containsExactly(
                        "n DECIMAL(38,18)",
                        "w BIGINT",
                        "b BOOLEAN",
                        "m TIMESTAMP WITH TIME ZONE",
                        "d DATE",
                        "t VARCHAR",
                        "j VARCHAR");
        List<List<Object>> expected = STORE.jdbc().query(VALUES, (row, number) -> {
            List<Object> cells = new ArrayList<>();
            cells.add(row.getBigDecimal(1));
            cells.add(row.getObject(2));
            cells.add(row.getObject(3));
            cells.add(row.getObject(4, OffsetDateTime.class));
            cells.add(row.getObject(5, java.time.LocalDate.class));
            cells.add(row.getString(6));
            cells.add(row.getString(7));
            return cells;
        });
        assertThat(found).hasSize(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i + 1))
                    .usingElementComparator(ParquetFilesTest::compare)
                    .containsExactlyElementsOf(expected.get(i));
        }
    }

    private static int compare(Object found, Object expected) {
        if (found == null || expected == null) {
            return found == expected ? 0 : 1;
        }
        if (expected instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) found);
        }
        if (expected instanceof OffsetDateTime moment) {
            return moment.toInstant().compareTo(((OffsetDateTime) found).toInstant());
        }
        return expected.toString().compareTo(found.toString());
    }

    /** A number is never rounded, and a column has one type. */
    @Test
    void shouldKeepAsTextWhatNoDecimalHolds() throws SQLException {
        String digits = "0.123456789012345678901234567890123456789";
        List<List<Object>> found = read(parquet("select " + digits + " as long, 'NaN'::numeric as nan, 1.50 as price,"
                + " 'infinity'::timestamptz as at, 'infinity'::date as day, 1 as same, 2 as same"));

        assertThat(found)
                .containsExactly(
                        List.of(
                                "long VARCHAR",
                                "nan VARCHAR",
                                "price DECIMAL(18,1)",
                                "at VARCHAR",
                                "day VARCHAR",
                                "same BIGINT",
                                "same_2 BIGINT"),
                        List.of(digits, "NaN", new BigDecimal("1.5"), "infinity", "infinity", 1L, 2L));
    }

    @Test
    void shouldHaveColumnsWithoutRows() throws SQLException {
        assertThat(read(parquet("select 1.5 as price, now() as at where false")))
                .containsExactly(List.of("price DECIMAL(18,0)", "at TIMESTAMP WITH TIME ZONE"));
    }

    /** Several groups of rows, with several pages in each. */
    @Test
    void shouldWriteManyRows() throws SQLException {
        Path file = parquet(
                "select n, case when n % 3 > 0 then n / 8.0 end as price, repeat(n::text, 9) as words, n % 2 = 0 as even"
                        + " from generate_series(1, 230000) n");

        assertThat(read(
                                file,
                                "select count(*), sum(n), count(price), sum(price), sum(length(words)), count(*) filter (where even),"
                                        + " bool_and(words = repeat(n::varchar, 9)) from '%s'")
                        .get(1))
                .extracting(Object::toString)
                .containsExactly("230000", "26450115000", "153334", "2204185833.375", "11420055", "115000", "true");
        assertThat(folder.toFile().list((where, name) -> name.endsWith(".part")))
                .isEmpty();
    }

    @Test
    void shouldAskForAFile() {
        Outcome outcome = run("show", "trades", "--format", "parquet");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("add --output FILE.parquet");
    }
}
