package io.github.ibkringest.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The domain tables as sorted lines, with links written as the business keys of what they point to; without surrogate
 * keys, runs, revisions and times of statements and of writing, which depend on the way and not on the facts.
 */
public final class StoreDigest {

    private static final Map<String, String> QUERIES = new TreeMap<>(Map.of(
            "execution",
            """
            select a.code, to_jsonb(e) - '{id,account_id,order_id,contract_id,superseded_by,cancelled_by,revision,
                     first_run_id,last_run_id,changed_at,as_of,raw_record,fragments}'::text[]
                   || jsonb_build_object('order', o.order_key, 'contract', c.con_id,
                        'superseded', s.exec_key, 'cancelled', x.exec_key, 'raw', e.raw_record)
            from trading.execution e join trading.broker_account a on a.id = e.account_id
            left join trading.trade_order o on o.id = e.order_id
            left join trading.ibkr_contract c on c.id = e.contract_id
            left join trading.execution s on s.id = e.superseded_by
            left join trading.execution x on x.id = e.cancelled_by
            """,
            "trade_order",
            """
            select a.code, to_jsonb(o) - '{id,account_id,contract_id,superseded_by,combo_id,revision,first_run_id,
                     last_run_id,changed_at,as_of,raw_record,fragments}'::text[]
                   || jsonb_build_object('contract', c.con_id, 'superseded', s.order_key, 'combo', k.order_key,
                        'raw', o.raw_record)
            from trading.trade_order o join trading.broker_account a on a.id = o.account_id
            left join trading.trade_order s on s.id = o.superseded_by
            left join trading.trade_order k on k.id = o.combo_id
            left join trading.ibkr_contract c on c.id = o.contract_id
            """,
            "option_event",
            """
            select a.code, to_jsonb(e) - '{id,account_id,contract_id,instrument_id,booking_execution_id,
                     parent_event_id,revision,first_run_id,last_run_id,changed_at,as_of,raw_record,fragments}'::text[]
                   || jsonb_build_object('contract', c.con_id, 'instrument', i.symbol, 'booking', b.exec_key,
                        'parent', p.event_key, 'raw', e.raw_record)
            from trading.option_event e join trading.broker_account a on a.id = e.account_id
            left join trading.ibkr_contract c on c.id = e.contract_id
            left join trading.instrument i on i.id = e.instrument_id
            left join trading.execution b on b.id = e.booking_execution_id
            left join trading.option_event p on p.id = e.parent_event_id
            """,
            "ibkr_contract",
            """
            select c.con_id, to_jsonb(c) - '{id,instrument_id,underlying_contract_id,stated}'::text[]
                   || jsonb_build_object('instrument', i.symbol, 'underlying', u.con_id)
            from trading.ibkr_contract c
            left join trading.instrument i on i.id = c.instrument_id
            left join trading.ibkr_contract u on u.id = c.underlying_contract_id
            """,
            "instrument",
            """
            select i.symbol, to_jsonb(i) - '{id,underlying_id}'::text[] || jsonb_build_object('underlying', u.symbol)
            from trading.instrument i left join trading.instrument u on u.id = i.underlying_id
            """,
            "order_alias",
            """
            select a.code, to_jsonb(n) - '{account_id,order_id}'::text[] || jsonb_build_object('order', o.order_key)
            from trading.order_alias n join trading.broker_account a on a.id = n.account_id
            join trading.trade_order o on o.id = n.order_id
            """));

    private StoreDigest() {}

    public static List<String> of(JdbcTemplate jdbc) {
        List<String> digest = new ArrayList<>();
        QUERIES.forEach((table, query) -> {
            digest.addAll(jdbc.query(query, (row, n) -> table + " " + row.getString(1) + " " + row.getString(2)));
        });
        return digest.stream().sorted().toList();
    }
}
