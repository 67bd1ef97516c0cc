package io.github.ibkringest.rebuild;

import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table whose rows are compared. Immutable.
 *
 * @param name the name of the table
 * @param dataset the dataset whose rows it holds; null for none
 * @param query the name of the query of its rows
 */
record ComparedTable(String name, Dataset dataset, String query) {

    /** All tables that follow from payloads. */
    static List<ComparedTable> all() {
        List<ComparedTable> tables = new ArrayList<>();
        for (Dataset dataset : Dataset.values()) {
            tables.add(new ComparedTable(dataset.table(), dataset, "rows"));
        }
        tables.addAll(List.of(
                of("order_alias", "order-aliases"),
                of("ibkr_contract", "contracts"),
                of("instrument", "instruments"),
                of("position_total", "positions"),
                of("coverage", "coverage"),
                of("unproven_period", "unproven-periods"),
                of("quarantined_record", "quarantine"),
                of("broker_report", "reports"),
                of("payload_content", "payload-contents")));
        return tables;
    }

    private static ComparedTable of(String name, String query) {
        return new ComparedTable(name, null, query);
    }

    /** Whether its rows also have what statements of an account said that was removed since. */
    boolean outlivesAccounts() {
        return name.equals("ibkr_contract") || name.equals("instrument");
    }

    /** The query of its rows, in the order of account and key: with the columns account, key and said, which is JSON. */
    String sql(Connection connection) throws SQLException {
        String sql = Sql.of("rebuild/" + query);
        if (dataset == null) {
            return sql;
        }
        Map<String, String> links = links(connection);
        String columns = columns(connection).stream()
                .map(column -> links.containsKey(column)
                        ? "(select " + links.get(column) + " where r.id = t." + quoted(column) + ") as "
                                + quoted(column)
                        : "t." + quoted(column))
                .collect(Collectors.joining(", "));
        return sql.replace("{table}", name).replace("{key}", keyOf(dataset)).replace("{columns}", columns);
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }

    private List<String> columns(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.of("rebuild/columns"))) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString("name"));
                }
            }
        }
        return columns;
    }

    private static String keyOf(Dataset dataset) {
        RowType<?> type = RowTypes.of(dataset);
        return type.columns().get(0).name();
    }

    /** What to select of the rows that columns lead to, by the names of the columns. */
    private Map<String, String> links(Connection connection) throws SQLException {
        Map<String, String> targets = new TreeMap<>(Map.of(
                "ibkr_contract",
                "r.con_id from trading.ibkr_contract r",
                "instrument",
                "concat_ws(' ', r.asset_class, r.symbol, r.currency, r.listing_exchange)"
                        + " from trading.instrument r"));
        for (Dataset other : Dataset.values()) {
            targets.put(other.table(), "r." + keyOf(other) + " from trading." + other.table() + " r");
        }
        Map<String, String> links = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.of("rebuild/links"))) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String target = targets.get(row.getString("refers_to"));
                    if (target != null) {
                        links.put(row.getString("name"), target);
                    }
                }
            }
        }
        return links;
    }
}
