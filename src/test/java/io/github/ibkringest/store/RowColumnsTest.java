package io.github.ibkringest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.fold.layout.OptionEventRows;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.fold.layout.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables have the columns of the records, and no others that nobody writes. */
class RowColumnsTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Map<String, RowType<?>> TABLES = Map.of(
            "execution", ExecutionRows.TYPE,
            "trade_order", OrderRows.TYPE,
            "option_event", OptionEventRows.TYPE);

    @ParameterizedTest
    @CsvSource({
        "execution, order_id cancelled_by",
        "trade_order, from_executions not_seen_since combo_id own_values is_announced",
        "option_event, instrument_id booking_execution_id parent_event_id"
    })
    void shouldBeThoseOfItsTable(String table, String byFollowUps) {
        List<String> ofRecords = ofRecords(table);
        assertThat(ofRecords).doesNotHaveDuplicates().isSubsetOf(columns(table));

        Set<String> others = others(table);
        TABLES.keySet().stream()
                .filter(other -> !other.equals(table))
                .forEach(other -> others.removeAll(others(other)));
        assertThat(others)
                .as("columns that no record and no other of the tables has")
                .containsExactlyInAnyOrder(byFollowUps.split(" "));
    }

    private static List<String> ofRecords(String table) {
        List<String> names = new ArrayList<>();
        TABLES.get(table).columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static Set<String> others(String table) {
        Set<String> others = new TreeSet<>(columns(table));
        ofRecords(table).forEach(others::remove);
        return others;
    }

    private static List<String> columns(String table) {
        return STORE.jdbc()
                .queryForList(
                        "select column_name from information_schema.columns"
                                + " where table_schema = 'trading' and table_name = ?",
                        String.class,
                        table);
    }
}
