-- Orders, among some that rows state, of which executions may state more: another day than the rows, another contract, more
-- fills, a value that no row states, or a cancelled fill. Of several days one may lack what the others state. The day is
-- compared as text here; the later check decides.
select o.id, o.order_key
from unnest(?::bigint[]) d (id)
cross join lateral (
  select t.*, array_append((select array_agg(f ->> 'part') from json_array_elements(t.fragments) f), t.part) as parts,
         num_nulls(t.con_id, t.symbol, t.side, t.currency, t.order_type, t.submitted_at, t.average_price, t.commission,
                   t.commission_currency, t.updated_at, t.trade_date) > 0 as lacks
  from trading.trade_order t
  where t.id = d.id and t.feed <> 'executions' and t.combo_legs is null
  offset 0
) o
cross join lateral (
  select coalesce(sum(e.quantity) filter (where e.is_effective), 0) as filled,
         bool_or(coalesce(e.report_date, e.trade_date)::text = any (o.parts) is not true
                 or e.con_id is distinct from o.con_id
                 or trading.plain_symbol(e.symbol) is distinct from trading.plain_symbol(o.symbol)) as differs,
         bool_or(not e.is_effective) as was_taken_back
  from trading.execution e
  where e.order_id = o.id and e.kind <> 'CANCEL' and trading.changes_position(e.kind)
    and (e.superseded_by is null or e.ibkr_exec_id is not null)
) e
where o.from_executions
   or e.filled > 0
     and (o.lacks or e.differs or coalesce(e.filled > o.filled_quantity, true)
          or (select count(distinct p) from unnest(o.parts) p) > 1)
   or e.was_taken_back and e.filled is distinct from o.filled_quantity
order by o.id
