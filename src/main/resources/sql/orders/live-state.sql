-- What fills prove of orders that IB Gateway tells of, and what only its row tells of an order for which a row of statements
-- stands: the row takes over what it does not state itself. What it states by itself is kept beside, so that all of it follows
-- anew when fills, or the other row, change or go.
with run as (select :#accountId::bigint as account_id, :#runId::bigint as id),
concerned as materialized (
  select distinct n.id
  from run
  cross join lateral (
    select x.id, x.superseded_by
    from unnest(:#permIds::text[]) k (perm_id)
    cross join lateral (
      select t.id, t.superseded_by from trading.trade_order t
      where t.account_id + 0 = run.account_id and t.order_key = 'P:' || k.perm_id offset 0
    ) x
    union all
    select x.id, x.superseded_by
    from unnest(:#affectedOrders::bigint[] || :#derivedOrders::bigint[] || :#doubtedOrders::bigint[]) a (id)
    cross join lateral (
      select t.id, t.superseded_by from trading.trade_order t where t.id = a.id offset 0
    ) x
  ) t
  cross join lateral unnest(array[t.id, t.superseded_by]) n (id)
  where n.id is not null
),
own as materialized (
  select o.*
  from concerned c
  cross join lateral (
    select t.id, t.order_key, t.own_values, t.filled_quantity, t.not_seen_since, trading.own_values_of(t) as said
    from trading.trade_order t
    where t.id = c.id
    offset 0
  ) o
),
-- the row that gave way; of several the most certain one
partner as materialized (
  select distinct on (o.id) o.id as order_id, p.not_seen_since, p.said
  from own o
  cross join lateral (
    select t.as_of, t.order_key, t.not_seen_since, trading.own_values_of(t) as said
    from trading.trade_order t
    where t.superseded_by = o.id
    offset 0
  ) p
  order by o.id, trading.status_certainty(p.said ->> 'status') desc, p.as_of desc nulls last, p.order_key
),
told as materialized (
  select o.id, o.order_key, o.said, o.filled_quantity, o.not_seen_since, p.order_id is not null as has_partner,
         p.not_seen_since as partner_not_seen,
         case when trading.status_certainty(p.said ->> 'status') > trading.status_certainty(o.said ->> 'status')
              then p.said ->> 'status' else o.said ->> 'status' end as status,
         coalesce(o.said ->> 'status_text', p.said ->> 'status_text') as status_text,
         coalesce(o.said ->> 'status_reason', p.said ->> 'status_reason') as status_reason,
         coalesce(o.said ->> 'perm_id', p.said ->> 'perm_id') as perm_id,
         coalesce(o.said ->> 'order_type', p.said ->> 'order_type') as order_type,
         coalesce(o.said ->> 'quantity', p.said ->> 'quantity')::numeric as quantity,
         coalesce(o.said ->> 'remaining_quantity', p.said ->> 'remaining_quantity')::numeric as remaining_quantity,
         coalesce(o.said ->> 'limit_price', p.said ->> 'limit_price')::numeric as limit_price,
         coalesce(o.said ->> 'stop_price', p.said ->> 'stop_price')::numeric as stop_price,
         coalesce(o.said ->> 'time_in_force', p.said ->> 'time_in_force') as time_in_force,
         coalesce(o.said ->> 'good_till_date', p.said ->> 'good_till_date') as good_till_date,
         coalesce(o.said ->> 'oca_group', p.said ->> 'oca_group') as oca_group,
         coalesce(o.said ->> 'parent_perm_id', p.said ->> 'parent_perm_id') as parent_perm_id,
         coalesce(o.said ->> 'parent_client_order_id', p.said ->> 'parent_client_order_id') as parent_client_order_id,
         coalesce(o.said ->> 'submitter', p.said ->> 'submitter') as submitter,
         coalesce(o.said ->> 'client_id', p.said ->> 'client_id') as client_id,
         coalesce(o.said ->> 'client_order_id', p.said ->> 'client_order_id') as client_order_id
  from own o
  left join partner p on p.order_id = o.id
  where o.order_key >= 'P:' or o.own_values is not null or p.order_id is not null
),
proven as materialized (
  select t.*,
         case when trading.status_certainty(t.status) = 2 then t.status
              when t.filled_quantity >= t.quantity and t.quantity > 0 then 'FILLED'
              when t.status in ('PENDING', 'WORKING') and t.filled_quantity > 0 then 'PARTIALLY_FILLED'
              when t.status = 'UNKNOWN' and t.filled_quantity > 0 then 'FILLED_OR_PARTIAL'
              else t.status end as proven_status,
         case when t.quantity - t.filled_quantity is null then t.remaining_quantity
              else least(t.remaining_quantity, greatest(t.quantity - t.filled_quantity, 0)) end as proven_remaining
  from told t
),
settled as (
  select p.*,
         json_build_object(
           'status', p.proven_status, 'status_text', p.status_text, 'status_reason', p.status_reason, 'perm_id', p.perm_id,
           'order_type', p.order_type, 'quantity', p.quantity, 'remaining_quantity', p.proven_remaining,
           'limit_price', p.limit_price, 'stop_price', p.stop_price, 'time_in_force', p.time_in_force,
           'good_till_date', p.good_till_date, 'oca_group', p.oca_group, 'parent_perm_id', p.parent_perm_id,
           'parent_client_order_id', p.parent_client_order_id, 'submitter', p.submitter, 'client_id', p.client_id,
           'client_order_id', p.client_order_id) as says,
         case when trading.status_certainty(p.proven_status) = 2 then null
              when p.has_partner then p.partner_not_seen
              when p.order_key >= 'P:' then p.not_seen_since end as unseen
  from proven p
)
update trading.trade_order o
set status = s.proven_status, status_text = s.status_text, status_reason = s.status_reason, perm_id = s.perm_id,
    order_type = s.order_type, quantity = s.quantity, remaining_quantity = s.proven_remaining, limit_price = s.limit_price,
    stop_price = s.stop_price, time_in_force = s.time_in_force, good_till_date = s.good_till_date, oca_group = s.oca_group,
    parent_perm_id = s.parent_perm_id, parent_client_order_id = s.parent_client_order_id, submitter = s.submitter,
    client_id = s.client_id, client_order_id = s.client_order_id, not_seen_since = s.unseen,
    own_values = case when s.says::text <> s.said::text then s.said end,
    revision = o.revision + 1, last_run_id = run.id, changed_at = now()
from run, settled s
where o.id = s.id
  and (o.status, o.status_text, o.status_reason, o.perm_id, o.order_type, o.quantity, o.remaining_quantity, o.limit_price,
       o.stop_price, o.time_in_force, o.good_till_date, o.oca_group, o.parent_perm_id, o.parent_client_order_id, o.submitter,
       o.client_id, o.client_order_id, o.not_seen_since, o.own_values is not null)
    is distinct from
      (s.proven_status, s.status_text, s.status_reason, s.perm_id, s.order_type, s.quantity, s.proven_remaining, s.limit_price,
       s.stop_price, s.time_in_force, s.good_till_date, s.oca_group, s.parent_perm_id, s.parent_client_order_id, s.submitter,
       s.client_id, s.client_order_id, s.unseen, s.says::text <> s.said::text)
