-- Executions that came to count, count otherwise or no more, or were confirmed by a final report. A row that never counted,
-- such as one that only repeats what a better named row states, is nobody's fill: it leaves no event.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
),
-- kinds of reports that are completed later, besides what is told live, as far as this account has had them
provisional as (
  select array(select distinct c.feed from p join trading.coverage c on c.account_id = p.account_id and c.provisional) as feeds
),
before as (
  select r.id, r.revision, r.said from p cross join lateral trading.revisions_of_run(p.run_id, 'executions') r
),
-- new rows go straight through: a first load has very many
recorded as (
  select 'execution.recorded' as type, null::json as said, false as did_count, e.*, e.executed_at as happened_at,
         e.trade_date as day
  from p
  cross join lateral trading.executions_new_by_run(p.run_id) r (id)
  cross join lateral (select x.* from trading.execution x where x.id = r.id offset 0) e
  where e.is_effective
),
told as (
  select b.said, (b.said ->> 'is_effective')::boolean as did_count, e.*
  from p cross join before b
  cross join lateral (select x.* from trading.execution x where x.id = b.id offset 0) e
  where e.first_run_id <> p.run_id
),
typed as (
  select r.* from recorded r
  union all
  -- the fact is the cancel: it says when
  select 'execution.cancelled', t.*, k.executed_at, coalesce(k.report_date, k.trade_date)
  from told t
  cross join lateral (select x.* from trading.execution x where x.id = t.cancelled_by offset 0) k
  where t.did_count and t.kind <> 'CANCEL'
  union all
  select 'execution.corrected', t.*, null::timestamptz, null::date
  from told t
  where (t.kind = 'CANCEL' or t.cancelled_by is null)
    and (t.did_count <> t.is_effective
      or t.is_effective and (t.signed_quantity, t.price, t.con_id, t.kind, t.commission, t.ibkr_order_id, t.trade_date)
        is distinct from ((t.said ->> 'signed_quantity')::numeric, (t.said ->> 'price')::numeric, t.said ->> 'con_id',
          t.said ->> 'kind', (t.said ->> 'commission')::numeric, t.said ->> 'ibkr_order_id',
          (t.said ->> 'trade_date')::date))
  union all
  select 'execution.confirmed', t.*, t.executed_at, t.trade_date
  from told t cross join provisional v
  where t.is_effective and t.did_count
    and (t.said ->> 'feed' = any (v.feeds) and t.feed <> all (v.feeds)
      or trading.is_told_live((t.said ->> 'feed_rank')::smallint) and not trading.is_told_live(t.feed_rank))
),
timed as (
  select t.*, coalesce(t.happened_at, trading.close_of_day(t.day), t.as_of,
                       trading.close_of_day(t.report_date), t.changed_at) as occurred_at
  from typed t
),
event as (
  select t.type, t.exec_key as subject, t.revision, t.occurred_at, row_to_json(d)::text as data
  from timed t
  cross join provisional v
  left join lateral (select x.* from trading.ibkr_contract x where x.id = t.contract_id offset 0) c on true
  cross join lateral (
    select t.exec_key, t.ibkr_exec_id, t.id as execution_id, t.kind, t.side, t.quantity, t.signed_quantity, t.price,
           (t.said ->> 'signed_quantity')::numeric as old_signed_quantity, (t.said ->> 'price')::numeric as old_price,
           t.con_id, coalesce(c.symbol, t.symbol) as symbol, c.sec_type as asset_class, c.underlying_symbol, c.expiry,
           c.strike, c."right", c.multiplier, t.currency, t.commission, t.commission_currency, t.realized_pnl,
           t.executed_at, t.trade_date, t.ibkr_order_id, t.perm_id, t.order_id, t.order_reference, t.open_close, t.codes, t.exchange,
           t.is_effective, t.superseded_by, t.cancelled_by, t.feed = any (v.feeds) or trading.is_told_live(t.feed_rank) as is_provisional,
           t.source, t.feed) d
)
insert into trading.pending_event (run_id, type, account_id, subject, revision, occurred_at, is_history, data)
select p.run_id, e.type, p.account_id, e.subject, e.revision, e.occurred_at, e.occurred_at < p.history_before, e.data
from p join event e on p.types is null or e.type = any (p.types)
order by e.occurred_at, e.subject collate "C", e.type desc
