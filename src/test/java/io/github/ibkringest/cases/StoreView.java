package io.github.ibkringest.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What counts in a store, for those who compare it with another store: rows that gave way are left out, links are
 * written as the ids of what they point to, symbols without their spaces, averages of averages without their last digits.
 */
public final class StoreView {

    private static final Map<String, String> QUERIES = Map.of(
            "positions",
            """
            select jsonb_build_array(account, con_id, replace(symbol, ' ', ''), trim_scale(quantity))
            from trading.position_by_contract where quantity <> 0
            """,
            "executions",
            """
            select jsonb_build_array(a.code, e.kind, e.con_id, c.con_id, replace(e.symbol, ' ', ''), e.side,
                     trim_scale(e.signed_quantity), trim_scale(e.price), trim_scale(e.commission),
                     e.commission_currency, trim_scale(e.taxes), e.executed_at, e.time_precision, e.trade_date,
                     e.ibkr_exec_id, e.transaction_id, e.trade_id, e.ibkr_order_id, o.ibkr_order_id)
            from trading.effective_execution e join trading.broker_account a on a.id = e.account_id
            left join trading.trade_order o on o.id = e.order_id
            left join trading.ibkr_contract c on c.id = e.contract_id
            """,
            "commission of all rows",
            """
            select jsonb_build_array(a.code, e.commission_currency, trim_scale(sum(e.commission)))
            from trading.execution e join trading.broker_account a on a.id = e.account_id
            where e.commission <> 0 group by a.code, e.commission_currency
            """,
            "unmatched cancels",
            "select jsonb_build_array(con_id, trim_scale(signed_quantity)) from trading.unmatched_cancel",
            "orders",
            """
            select jsonb_build_array(a.code, o.ibkr_order_id, o.con_id, c.con_id, replace(o.symbol, ' ', ''), o.status,
                     o.order_type, o.side, trim_scale(o.filled_quantity), trim_scale(round(o.average_price, 8)), o.currency,
                     trim_scale(o.commission), o.commission_currency, o.order_reference, o.submitted_at, o.updated_at,
                     o.trade_date)
            from trading.trade_order o join trading.broker_account a on a.id = o.account_id
            left join trading.ibkr_contract c on c.id = o.contract_id
            """,
            "events",
            """
            select jsonb_build_array(a.code, e.event_type, e.con_id, c.con_id, i.symbol, replace(e.symbol, ' ', ''),
                     e.event_date, e.event_ts, e.time_precision, e.trade_id, trim_scale(e.quantity),
                     trim_scale(e.price), trim_scale(e.mark_price), trim_scale(e.proceeds),
                     trim_scale(e.commission_and_tax), trim_scale(e.cost_basis), trim_scale(e.realized_pnl),
                     e.currency, e.underlying_con_id, 'booked by', b.trade_id, b.transaction_id, b.kind,
                     'caused by', p.event_type, p.con_id, p.trade_id)
            from trading.option_event e join trading.broker_account a on a.id = e.account_id
            left join trading.ibkr_contract c on c.id = e.contract_id
            left join trading.instrument i on i.id = e.instrument_id
            left join trading.execution b on b.id = e.booking_execution_id
            left join trading.option_event p on p.id = e.parent_event_id
            """,
            "contracts",
            """
            select to_jsonb(c) - '{id,instrument_id,underlying_contract_id,stated,contested}'::text[]
                   || jsonb_build_object('instrument', i.asset_class || ' ' || i.symbol, 'underlying', u.con_id)
            from trading.ibkr_contract c
            left join trading.instrument i on i.id = c.instrument_id
            left join trading.ibkr_contract u on u.id = c.underlying_contract_id
            """,
            "instruments",
            """
            select to_jsonb(i) - '{id,underlying_id}'::text[] || jsonb_build_object('underlying', u.symbol)
            from trading.instrument i left join trading.instrument u on u.id = i.underlying_id
            """);

    private StoreView() {}

    /** Sorted lines by what they are about. */
    public static Map<String, List<String>> of(JdbcTemplate jdbc) {
        Map<String, List<String>> view = new TreeMap<>();
        QUERIES.forEach((about, query) -> view.put(
                about, jdbc.queryForList(query, String.class).stream().sorted().toList()));
        return view;
    }

    /** The lines of one view that the other lacks, and the other way round; none where both say the same. */
    public static List<String> differences(Map<String, List<String>> wanted, Map<String, List<String>> got) {
        List<String> differences = new ArrayList<>();
        wanted.forEach((about, lines) -> {
            without(lines, got.get(about)).forEach(line -> differences.add("missing " + about + ": " + line));
            without(got.get(about), lines).forEach(line -> differences.add("added " + about + ": " + line));
        });
        return differences;
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }
}
