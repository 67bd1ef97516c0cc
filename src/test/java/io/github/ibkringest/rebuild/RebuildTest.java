package io.github.ibkringest.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.rebuild.Difference.Kind;
import io.github.ibkringest.verify.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is made anew is what was stored; whatever was changed shows, row by row. */
class RebuildTest {

    private static final Path FLEX = Path.of("src", "test", "resources", "flex");
    private static final String A_FILL = "(select min(id) from trading.execution where is_effective and kind = 'FILL')";

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static RebuiltStore rebuilt;

    @BeforeAll
    static void store() {
        Stream.of(
                        "two-accounts.xml",
                        "exec-id-revision-2.xml",
                        "exec-id-revision-1.xml",
                        "cancel-arrives-later-1.xml",
                        "cancel-arrives-later-2.xml",
                        "correction-keeps-exec-id-1.xml",
                        "correction-keeps-exec-id-2.xml",
                        "short-put-assignment.xml",
                        "combo-legs.xml",
                        "no-ids-twins.xml",
                        "events-restated-2.xml",
                        "events-restated-1.xml",
                        "malformed-records.xml",
                        "confirmations.xml")
                .forEach(file -> INGESTOR.sync(FLEX.resolve(file)));
        INGESTOR.jdbc()
                .update("update trading.quarantined_record set state = 'discarded', closed_at = now(),"
                        + " closing_note = 'of no use' where id = (select min(id) from trading.quarantined_record)");
        rebuilt = RebuiltStore.of(INGESTOR.jdbc().getDataSource());
    }

    @AfterAll
    static void drop() {
        rebuilt.close();
    }

    @Test
    void shouldFindEqualWhatNobodyHasChanged() {
        assertThat(rebuilt.result().failures()).isEmpty();
        assertThat(rebuilt.differences()).isEmpty();
        assertThat(rebuilt.result().isEqual()).isTrue();
        assertThat(rebuilt.result().tables())
                .filteredOn(table -> table.rows() > 0)
                .extracting(Rebuilt.Table::name)
                .contains("execution", "trade_order", "option_event", "coverage", "quarantined_record", "order_alias");
    }

    @Test
    void shouldShowTheValueThatWasChanged() throws SQLException {
        List<Difference> differences =
                after("update trading.execution set taxes = 17.5, raw_record = raw_record where id = " + A_FILL);

        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.table()).isEqualTo("execution");
            assertThat(difference.kind()).isEqualTo(Kind.DIFFERS);
            assertThat(difference.values())
                    .singleElement()
                    .matches(value ->
                            value.name().equals("taxes") && value.stored().equals("17.5"));
        });
    }

    /** A number in another notation is the same. */
    @Test
    void shouldTakeNumbersForWhatTheyAre() throws SQLException {
        assertThat(after("update trading.execution set price = price * 1.000, quantity = quantity * 1.00"))
                .isEmpty();
    }

    @Test
    void shouldShowALinkThatWasCut() throws SQLException {
        List<Difference> differences =
                after("update trading.option_event set parent_event_id = null where event_type = 'DELIVERY'");

        assertThat(differences)
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.values())
                        .extracting(Difference.Value::name)
                        .containsExactly("parent_event_id"));
    }

    @Test
    void shouldShowRowsThatAreMissingAndRowsThatNoPayloadMakes() throws SQLException {
        List<Difference> differences = after("update trading.coverage set covered_from = covered_from - 1 where id ="
                + " (select min(id) from trading.coverage)");

        assertThat(differences)
                .extracting(Difference::table, Difference::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("coverage", Kind.MISSING),
                        org.assertj.core.groups.Tuple.tuple("coverage", Kind.SURPLUS));
    }

    /** What differs once something was changed, which is taken back. */
    private static List<Difference> after(String change) throws SQLException {
        List<Difference> differences = new ArrayList<>();
        try (Connection connection = INGESTOR.jdbc().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(change);
                assertThat(statement.getUpdateCount()).isPositive();
                Verification.onSnapshot(
                        rebuilt.database().dataSource(),
                        other -> new Comparison(connection, other).of(ComparedTable.all(), differences::add));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return differences;
    }
}
