package io.github.ibkringest.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What docs/data-model.md says of the schema is so, and every table and column says what it is. */
class DataModelTest {

    private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.createMigrated());
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    private static List<String> relations(String kind) {
        return JDBC.queryForList(
                "select c.relname from pg_class c where c.relnamespace = 'trading'::regnamespace and c.relkind::text = ?"
                        + " and c.relname !~ '^(qrtz_|flyway_)' order by c.relname",
                String.class,
                kind);
    }

    /** The part of the page below a heading. */
    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("docs", "data-model.md"));
        String from = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        int end = from.indexOf("\n## ");
        return end < 0 ? from : from.substring(0, end);
    }

    @Test
    void shouldSayOfEveryColumnWhatItIs() {
        assertThat(JDBC.queryForList(
                        "select c.relname || '.' || a.attname from pg_class c"
                                + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                                + " where c.relnamespace = 'trading'::regnamespace and c.relkind in ('r', 'v')"
                                + " and c.relname !~ '^(qrtz_|flyway_)' and col_description(c.oid, a.attnum) is null",
                        String.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Tables, r", "Views, v"})
    void shouldListEveryTableAndView(String heading, String kind) throws IOException {
        List<String> listed = FIRST_CELL
                .matcher(section(heading))
                .results()
                .map(row -> row.group(1))
                .sorted()
                .toList();

        assertThat(listed).isEqualTo(relations(kind));
    }

    @Test
    void shouldNameOnlyColumnsThatThereAre() throws IOException {
        List<String> columns = JDBC.queryForList(
                "select distinct a.attname::text from pg_attribute a join pg_class c on c.oid = a.attrelid"
                        + " where c.relnamespace = 'trading'::regnamespace and a.attnum > 0",
                String.class);
        String first = section("Important columns") + section("Provenance") + section("What adds up");
        List<String> named = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:, `[a-z_]+`)*) \\|")
                .matcher(first)
                .results()
                .map(MatchResult::group)
                .flatMap(cell -> Pattern.compile("`([a-z_]+)`").matcher(cell).results())
                .map(name -> name.group(1))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(columns).containsAll(named);
    }
}
