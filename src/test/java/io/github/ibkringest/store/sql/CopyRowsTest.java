package io.github.ibkringest.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.store.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is written for COPY is what PostgreSQL reads. */
class CopyRowsTest {

    private static final int NUMBERS = 5_000;

    private static PGSimpleDataSource server;
    private static SingleConnectionDataSource database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void connect() throws SQLException {
        server = TestDatabase.createMigrated();
        database = new SingleConnectionDataSource(server.getConnection(), true);
        jdbc = new JdbcTemplate(database);
    }

    @AfterAll
    static void disconnect() {
        database.destroy();
        TestDatabase.drop(server);
    }

    @Test
    void shouldWriteEveryNumberExactly() throws SQLException {
        List<BigDecimal> numbers = new ArrayList<>(List.of(
                new BigDecimal("0"),
                new BigDecimal("0.00"),
                new BigDecimal("-0.0001"),
                new BigDecimal("1.50"),
                new BigDecimal("10000"),
                new BigDecimal("99999999.9999"),
                new BigDecimal("1E+20"),
                new BigDecimal("1E-20"),
                new BigDecimal("999999999999999"),
                new BigDecimal("9999999999999999"),
                new BigDecimal("-99999999999999999999999999999999999999999999999999999999.9999")));
        Random random = new Random(7);
        while (numbers.size() < NUMBERS) {
            numbers.add(new BigDecimal(new BigInteger(random.nextInt(130), random), random.nextInt(80) - 20)
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
        }
        jdbc.execute("create temporary table number (n integer, value numeric)");
        CopyRows rows = new CopyRows(16);
        for (int n = 0; n < numbers.size(); n++) {
            rows.value(n).value(numbers.get(n)).endRow();
        }

        copy("number", rows);

        List<String> read = jdbc.queryForList("select value::text from number order by n", String.class);
        assertThat(read)
                .containsExactlyElementsOf(numbers.stream()
                        .map(number -> number.scale() < 0 ? number.setScale(0) : number)
                        .map(BigDecimal::toPlainString)
                        .toList());
    }

    @Test
    void shouldWriteEveryTypeOfAColumn() throws SQLException {
        jdbc.execute(
                "create temporary table thing (a text, b json, c timestamptz, d date, e uuid, f text[], g smallint,"
                        + " h integer, i bigint, j jsonb, k text, l bigint, m bigint)");
        Instant early = Instant.parse("1969-12-31T23:59:59.123456Z");
        UUID uuid = UUID.fromString("ffffffff-0000-4000-8000-0123456789ab");
        String text = "tab\t, line\n, \\N, \u20ac, \ud83d\ude80";
        CopyRows rows = new CopyRows(16);
        rows.values(text, "{\"a\": \"\\u00e4\"}", early, LocalDate.of(1999, 12, 31), uuid, List.of("A", "\"{", ""));
        rows.values((short) -3, Integer.MIN_VALUE, Long.MAX_VALUE)
                .jsonb("{\"x\":[1]}")
                .value(null)
                .bigint(Long.MIN_VALUE)
                .bigint(null)
                .endRow();

        copy("thing", rows);

        assertThat(jdbc.queryForMap("select * from thing where k is null and m is null and j @> '{\"x\":[1]}'"))
                .containsEntry("a", text)
                .containsEntry("d", java.sql.Date.valueOf("1999-12-31"))
                .containsEntry("e", uuid)
                .containsEntry("g", -3)
                .containsEntry("h", Integer.MIN_VALUE)
                .containsEntry("i", Long.MAX_VALUE)
                .containsEntry("l", Long.MIN_VALUE);
        assertThat(jdbc.queryForObject("select b::text from thing", String.class))
                .isEqualTo("{\"a\": \"\\u00e4\"}");
        assertThat(jdbc.queryForObject("select c from thing", java.sql.Timestamp.class)
                        .toInstant())
                .isEqualTo(early);
        assertThat(jdbc.queryForList("select unnest(f) from thing", String.class))
                .containsExactly("A", "\"{", "");
    }

    @Test
    void shouldGoOnWithRowsThatWereBegunElsewhere() throws SQLException {
        jdbc.execute("create temporary table pair (a text, b integer)");
        byte[] begun = new CopyRows(16).value("one").begun();
        CopyRows rows =
                new CopyRows(16).values("zero", 0).endRow().row(begun).value(1).endRow();

        copy("pair", rows);

        assertThat(jdbc.queryForList("select a || b from pair order by b", String.class))
                .containsExactly("zero0", "one1");
    }

    @Test
    void shouldRefuseWhatNoColumnHas() {
        assertThatThrownBy(() -> new CopyRows(16).value(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Double");
    }

    private static void copy(String table, CopyRows rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Copy.in(connection.unwrap(PGConnection.class), "copy " + table + " from stdin with (format binary)", rows);
        }
    }
}
