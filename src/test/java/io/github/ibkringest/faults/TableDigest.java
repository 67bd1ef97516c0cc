package io.github.ibkringest.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tables say, without what differs from one way of arrival to another: keys of rows, runs, moments. */
final class TableDigest {

    private static final String BOOKKEEPING = "'{id,account_id,order_id,contract_id,instrument_id,underlying_id,"
            + "underlying_contract_id,superseded_by,cancelled_by,booking_execution_id,parent_event_id,first_run_id,"
            + "last_run_id,changed_at,registered_at,revision,source,as_of,fragments,stated,content_hash,raw_record,feed,"
            + "feed_rank,part}'";

    /** Tables with the columns that name rows of other tables. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "execution", List.of("superseded_by", "cancelled_by", "order_id", "contract_id"),
            "trade_order", List.of("contract_id"),
            "option_event", List.of("contract_id", "instrument_id", "booking_execution_id", "parent_event_id"),
            "corporate_action", List.of("contract_id"),
            "transfer", List.of("contract_id"),
            "ibkr_contract", List.of("instrument_id"),
            "instrument", List.of(),
            "broker_account", List.of());

    private TableDigest() {}

    /** The rows of each table as text, sorted. */
    static Map<String, List<String>> of(JdbcTemplate jdbc) {
        Map<String, List<String>> digest = new TreeMap<>();
        TABLES.forEach(
                (table, references) -> digest.put(table, jdbc.queryForList(sql(table, references), String.class)));
        digest.put(
                "quarantined_record",
                jdbc.queryForList(
                        "select dataset || ' ' || raw_fragment || ' ' || state from trading.quarantined_record"
                                + " order by 1",
                        String.class));
        digest.put(
                "order_alias",
                jdbc.queryForList(
                        "select a.namespace || ' ' || a.value || ' ' || o.order_key from trading.order_alias a"
                                + " join trading.trade_order o on o.id = a.order_id order by 1",
                        String.class));
        return digest;
    }

    private static String sql(String table, List<String> references) {
        StringBuilder named = new StringBuilder("'x', ''");
        references.forEach(column -> named.append(", '")
                .append(column)
                .append("', trading.shown_value('")
                .append(column)
                .append("', t.")
                .append(column)
                .append("::text)"));
        if (List.of("execution", "trade_order", "option_event", "corporate_action", "transfer")
                .contains(table)) {
            named.append(", 'account', (select code from trading.broker_account a where a.id = t.account_id)");
        }
        return "select ((to_jsonb(t) - " + BOOKKEEPING + "::text[]) || jsonb_build_object(" + named
                + "))::text from trading." + table + " t order by 1";
    }
}
