-- A delivery or cash settlement belongs to the assignment or exercise of the same day that explains it. A settlement has
-- the same contract, and may have the same trade id. A delivery is of the underlying and of as many units as contracts
-- times multiplier, or one future for one futures option. If several fit, those whose strike is the price of the delivery,
-- if they are as many as such deliveries. Equal ones of one contract are paired one by one; others only if the trade ids
-- follow each other. An adjusted option delivers other units: it gets the delivery if it is the only one left. All of a
-- day are decided anew, because one more can make a clear link ambiguous.
with p as (select :#accountId::bigint as account_id, :#runId::bigint as run_id, :#conIds::text[] as con_ids),
day as materialized (
  select array(
    select e.event_date
    from trading.option_events_of_run(p.account_id, p.run_id) r (id)
    join trading.option_event e on e.id = r.id
    union
    select e.event_date
    from unnest(p.con_ids) k (con_id)
    cross join lateral (
      select x.event_date
      from trading.option_event x
      where x.con_id = k.con_id and x.account_id = p.account_id and x.event_type in ('ASSIGNMENT', 'EXERCISE')
      offset 0
    ) e) as days
  from p
),
event as materialized (
  select e.*, trading.contract_terms(e.contract_id, e.raw_record, e.fragments) as terms, k.multiplier,
         coalesce(trading.stated_number(e.raw_record, e.fragments, 'strike'), k.strike) as strike,
         coalesce(e.underlying_con_id, k.underlying_con_id) as on_con_id,
         replace(coalesce(trading.stated(e.raw_record, e.fragments, 'underlyingSymbol'), k.underlying_symbol), ' ', '')
           as on_symbol
  from p, day d, trading.option_events_of_days(p.account_id, d.days) r (id)
  -- lateral, so that it stays a look-up by the key, however many events are expected
  cross join lateral (select x.* from trading.option_event x where x.id = r.id offset 0) e
  left join lateral (select c.* from trading.ibkr_contract c where c.id = e.contract_id offset 0) k on true
  where e.event_type in ('ASSIGNMENT', 'EXERCISE', 'DELIVERY', 'CASH_SETTLEMENT')
),
parent as (
  select e.id, e.event_date, e.trade_id, e.event_key, e.con_id, e.symbol, e.currency, e.terms, e.on_con_id, e.on_symbol, e.strike,
         coalesce(e.terms[1] in ('FOP', 'FSFOP'), false) as on_future,
         abs(e.quantity) * case
           when e.terms[1] in ('FOP', 'FSFOP') then 1
           else coalesce(trading.stated_number(e.raw_record, e.fragments, 'multiplier'), e.multiplier)
         end as units
  from event e
  where e.event_type in ('ASSIGNMENT', 'EXERCISE')
),
pair as materialized (
  select c.id as child_id, a.id as parent_id, c.event_type, c.trade_id as child_trade, a.trade_id as parent_trade,
         c.event_key as child_key, a.event_key as parent_key, a.con_id, replace(a.symbol, ' ', '') as symbol,
         c.event_type = 'CASH_SETTLEMENT' or coalesce(a.units = abs(c.quantity), false) as fits, a.on_future,
         c.event_type = 'DELIVERY' and coalesce(a.units = abs(c.quantity) and c.price = a.strike, false) as at_strike,
         c.event_type = 'CASH_SETTLEMENT' and coalesce(c.trade_id = a.trade_id, false) as named,
         case when c.trade_id ~ '^\d{1,18}$' and a.trade_id ~ '^\d{1,18}$'
              then c.trade_id::bigint = a.trade_id::bigint + 1 end as follows
  from event c
  join parent a on a.event_date = c.event_date
  where c.event_type = 'CASH_SETTLEMENT'
      and trading.same_contract(c.con_id, c.symbol, c.currency, c.terms, a.con_id, a.symbol, a.currency, a.terms)
    or c.event_type = 'DELIVERY'
      and case when c.con_id is not null and a.on_con_id is not null then c.con_id = a.on_con_id
               else replace(c.symbol, ' ', '') = a.on_symbol end
),
-- windows, not joins: the server expects one row here, and would compare all with all
struck as (
  select r.*,
         array_agg(r.parent_id) filter (where r.at_strike) over (partition by r.child_id order by r.parent_id
           rows between unbounded preceding and unbounded following) as strike_parents,
         array_agg(r.child_id) filter (where r.at_strike) over (partition by r.parent_id, r.event_type order by r.child_id
           rows between unbounded preceding and unbounded following) as strike_children
  from pair r
),
by_strike as (
  select r.*,
         r.at_strike and cardinality(r.strike_parents) = cardinality(r.strike_children)
           and min(r.strike_children) over same = max(r.strike_children) over same as is_struck
  from struck r
  window same as (partition by r.at_strike, r.strike_parents)
),
known as (
  select r.*,
         bool_or(r.named) over by_child or bool_or(r.named) over by_parent as are_named,
         bool_or(r.fits) over by_child or bool_or(r.fits) over by_parent as are_explained,
         bool_or(r.is_struck) over by_child or bool_or(r.is_struck) over by_parent as are_struck
  from by_strike r
  window by_child as (partition by r.child_id), by_parent as (partition by r.parent_id, r.event_type)
),
choice as (
  select r.*,
         array_agg(r.parent_id) over (partition by r.child_id order by length(r.parent_trade),
           r.parent_trade collate "C", length(r.parent_key), r.parent_key
           rows between unbounded preceding and unbounded following) as parents,
         array_agg(r.child_id) over (partition by r.parent_id, r.event_type order by length(r.child_trade),
           r.child_trade collate "C", length(r.child_key), r.child_key
           rows between unbounded preceding and unbounded following) as children
  from known r
  where r.fits and (r.named or not r.are_named)
    and (r.event_type <> 'DELIVERY' or r.is_struck or not r.are_struck)
),
-- the children that can belong to the same parents are told by these, when they can have no other ones
class as (
  select c.child_id, c.parent_id, c.parents, c.children, c.follows,
         min(c.children) over same = max(c.children) over same as is_closed,
         count(*) filter (where c.follows) over same as following,
         min(coalesce(c.con_id, c.symbol)) over same = max(coalesce(c.con_id, c.symbol)) over same as is_one_contract
  from choice c
  window same as (partition by c.event_type, c.parents)
),
fit as (
  select c.child_id, c.parent_id
  from class c
  where c.is_closed and case
          when c.following = least(cardinality(c.parents), cardinality(c.children)) then c.follows
          else c.is_one_contract and cardinality(c.parents) = cardinality(c.children)
            and array_position(c.parents, c.parent_id) = array_position(c.children, c.child_id)
        end
),
-- what an adjusted option delivered
loose as (
  select r.child_id, r.parent_id,
         count(*) over (partition by r.child_id) as parents, count(*) over (partition by r.parent_id) as children
  from known r
  where r.event_type = 'DELIVERY' and not r.on_future and not r.are_explained
),
decided as materialized (
  select d.child_id, min(d.parent_id) as parent_id
  from (
    select c.id, null::bigint from event c where c.event_type in ('DELIVERY', 'CASH_SETTLEMENT')
    union all
    select f.child_id, f.parent_id from fit f
    union all
    select l.child_id, l.parent_id from loose l where l.parents = 1 and l.children = 1
  ) d (child_id, parent_id)
  group by d.child_id
)
update trading.option_event e
set parent_event_id = d.parent_id, revision = e.revision + 1, last_run_id = p.run_id, changed_at = now()
from p, decided d
-- by its key, whatever the server expects
where e.id = any (array(select c.child_id from decided c)) and e.id = d.child_id and e.parent_event_id is distinct from d.parent_id
