package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Values in files are those of the database, to the digit: read back by JSON, by Python's csv and by a reader of workbooks. */
class RowFormatsTest extends CommandTestSupport {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final List<String> EDGES = List.of(
            "null, null, null, null, null, null",
            "0, '', true, null, '2026-11-01 01:30:00-04', '1900-01-01'",
            "-0.000000000000000001, 'a,b \"c\" ''d''\n e', false, '{\"a\":[1.10,null]}', '2026-11-01 01:30:00-05', '0001-01-01'",
            "123456789012345678, ' =1+1 ', true, '[]', '1969-12-31 23:59:59.999999Z', '9999-12-31'",
            "0.1234567890123456789, 'ä€😀', false, '\"x\"', '2026-03-29 02:30:00+14', '2026-02-28'",
            "'NaN', '\t', null, '1', 'infinity', 'infinity'");

    static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Edges and random numbers of up to 30 digits. */
    private static String values() {
        Random random = new Random(50);
        List<String> rows = new ArrayList<>(EDGES);
        for (int i = 0; i < 40; i++) {
            String digits = new java.math.BigInteger(1 + random.nextInt(100), random).toString();
            BigDecimal number = new BigDecimal(digits).movePointLeft(random.nextInt(20));
            rows.add((random.nextBoolean() ? "-" : "") + number.toPlainString() + ", 'r" + i
                    + "', true, null, '2026-01-02 03:04:05." + random.nextInt(1_000_000) + "Z', null");
        }
        return "select n::numeric as n, t::text as t, b::boolean as b, j::json as j, m::timestamptz as m, d::date as d from (values ("
                + String.join("), (", rows) + ")) v (n, t, b, j, m, d)";
    }

    private static List<List<String>> expected(String moment) {
        return STORE.jdbc()
                .query(
                        "select n::text, t, b::text, j::text, case when isfinite(m) then " + moment
                                + " else m::text end, d::text from (" + values() + ") x",
                        (row, number) -> {
                            List<String> cells = new ArrayList<>();
                            for (int i = 1; i <= 6; i++) {
                                cells.add(row.getString(i));
                            }
                            return cells;
                        });
    }

    private String query(String format) {
        Outcome outcome = run("db", "query", values(), "--format", format);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return outcome.out();
    }

    private static void assertSame(List<String> found, List<String> expected) {
        for (int i = 0; i < expected.size(); i++) {
            if (i == 4 && expected.get(i) != null && expected.get(i).endsWith("Z")) {
                assertThat(java.time.Instant.parse(found.get(i))).isEqualTo(java.time.Instant.parse(expected.get(i)));
            } else {
                assertThat(found.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    private static final String ISO = "to_char(m at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    @Test
    void shouldWriteJsonToTheDigit() throws IOException {
        List<List<String>> expected = expected(ISO);
        JsonNode rows = JSON.readTree(query("json"));

        assertThat(rows).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertSame(cells(rows.get(i)), expected.get(i));
        }
    }

    @Test
    void shouldWriteTheSameAsLines() throws IOException {
        JsonNode rows = JSON.readTree(query("json"));
        List<String> lines = query("jsonl").lines().toList();

        assertThat(lines).hasSize(rows.size());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(JSON.readTree(lines.get(i))).isEqualTo(rows.get(i));
        }
    }

    private static List<String> cells(JsonNode row) throws IOException {
        List<String> cells = new ArrayList<>();
        for (String name : List.of("n", "t", "b", "j", "m", "d")) {
            JsonNode cell = row.get(name);
            if (cell.isNull()) {
                cells.add(null);
            } else if (name.equals("j")) {
                cells.add(JSON.writeValueAsString(cell));
            } else {
                cells.add(cell.isBigDecimal() ? cell.decimalValue().toPlainString() : cell.asText());
            }
        }
        return cells;
    }

    @Test
    @EnabledIf("hasPython")
    void shouldWriteCsvThatPythonReads() throws IOException, InterruptedException {
        Path file = folder.resolve("rows.csv");
        assertThat(run("db", "query", values(), "--format", "csv", "--output", file.toString())
                        .exitCode())
                .isZero();
        Process python = python(
                "import csv,json,sys\nprint(json.dumps(list(csv.reader(open(sys.argv[1],newline='',encoding='utf8')))))",
                file);
        // all of it: who stops reading at the end of the value breaks the pipe under the end of the line
        JsonNode rows = JSON.readTree(python.getInputStream().readAllBytes());
        assertThat(python.waitFor()).isZero();
        List<List<String>> expected = expected(ISO);

        assertThat(rows).hasSize(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            List<String> found = new ArrayList<>();
            rows.get(i + 1).forEach(cell -> found.add(cell.asText()));
            assertSame(
                    found,
                    expected.get(i).stream()
                            .map(cell -> cell == null ? "" : cell)
                            .toList());
        }
    }

    /** The test is skipped where there is no Python. */
    private static Process python(String program, Path file) {
        try {
            return new ProcessBuilder("python3", "-c", program, file.toString()).start();
        } catch (IOException e) {
            return abort("there is no python3: " + e.getMessage());
        }
    }

    @Test
    void shouldTellNullAndEmptyTextApartInCsv() {
        assertThat(run("db", "query", "select null as a, '' as b union all select 'x', null", "--format", "csv")
                        .out())
                .isEqualTo("a,b\n,\"\"\nx,\n");
    }

    @Test
    void shouldWriteAWorkbookThatKeepsAllDigits() throws IOException {
        Path file = folder.resolve("rows.xlsx");
        assertThat(run("db", "query", values(), "--format", "xlsx", "--output", file.toString())
                        .exitCode())
                .isZero();
        List<List<String>> expected = expected(ISO);

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSizeGreaterThanOrEqualTo(expected.size());
            for (Row row : rows.subList(1, rows.size())) {
                List<String> wanted = expected.get(row.getRowNum() - 2);
                assertNumber(row.getOptionalCell(0).orElse(null), wanted.get(0));
                assertThat(row.getCellText(1)).isEqualTo(wanted.get(1) == null ? "" : wanted.get(1));
            }
        }
    }

    private static void assertNumber(Cell cell, String wanted) {
        if (wanted == null) {
            assertThat(cell == null || cell.getType() == CellType.EMPTY).isTrue();
        } else if (cell.getType() == CellType.NUMBER) {
            assertThat(cell.asNumber()).isEqualByComparingTo(wanted);
        } else {
            assertThat(cell.asString()).isEqualTo(wanted);
        }
    }

    @Test
    void shouldReplaceAFileOnlyWhenAllIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "before", StandardCharsets.UTF_8);

        Outcome failed = run(
                "db",
                "query",
                "select 1 / (3 - n) from generate_series(1, 3) n",
                "--format",
                "csv",
                "--output",
                file.toString());

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list((where, name) -> name.endsWith(".part")))
                .isEmpty();
    }
}
