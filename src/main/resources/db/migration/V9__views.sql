-- Views to live on: what a trader asks for, with the code of the account and the terms of the contract. Their names and columns
-- are meant to stay. docs/data-model.md says which of their figures add up over which rows.

-- -------------------- indexes

-- Orders and option events of an account by day; executions have execution_likeness. The + 0 keeps look-ups by key away from
-- the index: while a table seems empty, one that names the account would be taken for them.
create index trade_order_day on trade_order ((account_id + 0), trading_day(trade_date, coalesce(submitted_at, updated_at), null));
create index option_event_day on option_event (event_date, account_id);
-- Few rows: orders that may still be filled.
create index trade_order_working on trade_order (account_id) where status in ('PENDING', 'WORKING', 'PARTIALLY_FILLED', 'INACTIVE');

-- -------------------- trades

-- What a correction costs may be in the rows that it replaces: a corrected fill carries only the difference. So the costs of a
-- fill are those of its row, of the rows that it supersedes, and of their cancels.
create function replaced_costs(execution_id bigint, out commission numeric, out taxes numeric) language sql stable as $$
  with recursive replaced as (
    select s.id, s.commission, s.taxes from trading.execution s where s.superseded_by = execution_id
    union
    select s.id, s.commission, s.taxes from replaced r join trading.execution s on s.superseded_by = r.id or s.cancelled_by = r.id
  )
  select sum(r.commission), sum(r.taxes) from replaced r where r.id <> execution_id
$$;
comment on function replaced_costs is 'Commission and taxes of the rows that an execution replaces: those that it supersedes, and their cancels. Null if there are none.';

-- Whether a row replaces others is asked by a scalar query, which goes by the index for each row.
create view trade as
select e.id as execution_id, e.account_id, a.code as account, trading_day(e.trade_date, e.executed_at, e.report_date) as trading_day,
       e.executed_at, e.time_precision, e.kind, coalesce(c.symbol, e.symbol) as symbol, e.con_id, e.contract_id,
       coalesce(c.sec_type, t.terms[1]) as asset_class, c.description,
       coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying,
       coalesce(c.expiry, case when t.terms[2] ~ '^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$'
                               then to_date(t.terms[2], 'YYYYMMDD') end) as expiry,
       coalesce(c.strike, case when t.terms[3] ~ '^\d+(\.\d+)?$' then t.terms[3]::numeric end) as strike,
       coalesce(c."right", t.terms[4]) as "right", c.multiplier, e.side, e.quantity, e.signed_quantity, e.price, e.currency,
       e.proceeds, e.net_cash,
       case when (select s.id from execution s where s.superseded_by = e.id limit 1) is not null
            then (select sum(c.part) from (values (e.commission), ((replaced_costs(e.id)).commission)) c (part))
            else e.commission end as commission,
       e.commission_currency,
       case when (select s.id from execution s where s.superseded_by = e.id limit 1) is not null
            then (select sum(c.part) from (values (e.taxes), ((replaced_costs(e.id)).taxes)) c (part))
            else e.taxes end as taxes,
       e.realized_pnl, e.open_close, e.codes, e.exchange, e.order_id, e.ibkr_order_id,
       e.exec_key, e.transaction_id, e.source, e.feed, e.changed_at
from execution e
join broker_account a on a.id = e.account_id
left join ibkr_contract c on c.id = e.contract_id
-- read from the record only where there is no contract: that takes long
cross join lateral (
  select case when e.contract_id is null then contract_terms(null, e.raw_record, e.fragments) end as terms
) t
where e.is_effective;
comment on view trade is 'What counts: fills, bookings and cancels without original, with the terms of their contract. Their signed quantities add up to positions.';

-- -------------------- first in, first out

-- What one unit costs at a price: 1 where the contract needs no multiplier, nothing where it is not known. Bonds and bills are
-- quoted in per cent.
create function unit_of_price(asset_class text, multiplier numeric) returns numeric language sql immutable
  return case when asset_class in ('BOND', 'BILL') then coalesce(multiplier, 1) / 100
              when multiplier is not null then multiplier
              when asset_class in ('STK', 'CASH', 'CFD', 'FUND', 'CRYPTO') then 1 end;
comment on function unit_of_price is 'What to multiply quantity and price with to get an amount of money; null if it is not known.';

-- The ratio of a split, such as 4 for 1, from the broker's description.
create function split_ratio(description text) returns numeric[] language sql immutable
  return regexp_match(upper(description), '\mSPLIT\s+(\d{1,9}(?:\.\d{1,9})?)\s+FOR\s+(\d{1,9}(?:\.\d{1,9})?)\M')::numeric[];
comment on function split_ratio is 'New and old number of shares of a split as the broker describes it, such as {4,1}; null if the text names none.';

-- Quantities are stated in four digits or more. Where no fractions are held, less than a share is paid out, or made a whole one.
create function fits_split(before numeric, after numeric, ratio numeric[]) returns boolean language sql immutable
  return before * after > 0 and abs(after * ratio[2] - before * ratio[1])
           < case when after = trunc(after) then ratio[2] else 0.0001 * ratio[2] end;
comment on function fits_split is 'Whether a split of this ratio makes the one quantity of the other; null without a ratio.';

create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
comment on aggregate product(numeric) is 'All values multiplied with each other.';

-- Corporate actions happen in the evening, transfers in before the first trade of a day and transfers out after the last one.
-- Legs of one action in one contract are one movement; those of a split without an id are known by its moment and ratio.
create view position_movement as
select m.*, c.id as contract_id, coalesce(c.symbol, m.own_symbol) as symbol,
       case when m.con_id is null
            then concat_ws('|', replace(m.own_symbol, ' ', ''), m.own_class, m.own_currency) else '' end as loose_key
from (
  select a.account_id, a.con_id, 'CORPORATE_ACTION' as kind,
         coalesce(a.happened_at, (case when a.action_date is distinct from a.report_date
                                       then coalesce(a.action_date, a.report_date - 1) else a.report_date - 1 end
                                  + time '20:25') at time zone 'America/New_York') as moved_at,
         coalesce(a.report_date, a.action_date) as trading_day, sum(a.quantity) as quantity, sum(a.realized_pnl) as realized_pnl,
         case when bool_and(a.action_type in ('FS', 'RS')) then max(split_ratio(a.description)) end as ratio,
         min(a.action_key) as movement_key, max(a.symbol collate "C") collate "default" as own_symbol,
         max(upper(nullif(btrim(a.raw_record ->> 'assetCategory'), ''))) as own_class, max(a.currency) as own_currency
  from corporate_action a
  where a.is_effective
  group by a.account_id, a.con_id, case when a.con_id is null then a.symbol end, 4, 5,
           coalesce(a.action_id, split_ratio(a.description)::text, a.action_key)
  having sum(a.quantity) <> 0
  union all
  select t.account_id, t.con_id, 'TRANSFER',
         coalesce(t.happened_at, case when t.quantity > 0 then coalesce(t.transfer_date, t.report_date) at time zone 'America/New_York'
                                      else close_of_day(coalesce(t.transfer_date, t.report_date)) end),
         coalesce(t.report_date, t.transfer_date), t.quantity, t.realized_pnl, null, t.transfer_key, t.symbol,
         upper(nullif(btrim(t.raw_record ->> 'assetCategory'), '')), t.currency
  from transfer t
  where t.is_effective and t.quantity <> 0
  union all
  select o.account_id, o.con_id, 'OPENING', '-infinity', null, o.quantity, null, null, 'O:' || o.con_id, o.symbol, null, null
  from accepted_opening o
  where o.replaced_at is null and o.quantity <> 0
) m
left join ibkr_contract c on c.con_id = m.con_id;
comment on view position_movement is 'What moves positions besides trades: corporate actions, transfers, and what was accepted as carried in.';
comment on column position_movement.kind is 'CORPORATE_ACTION, TRANSFER or OPENING.';
comment on column position_movement.moved_at is 'When it happened; the evening of a corporate action or the day of a transfer where no time is stated; -infinity for what was carried in.';
comment on column position_movement.trading_day is 'The day from which statements of positions have it; null for what was carried in.';
comment on column position_movement.ratio is 'New and old number of shares, of a split whose description names them.';
comment on column position_movement.movement_key is 'The dedup key of the first of its rows.';
comment on column position_movement.own_symbol is 'The symbol as its rows state it.';
comment on column position_movement.own_class is 'The asset class as its rows state it.';
comment on column position_movement.own_currency is 'The currency as its rows state it.';
comment on column position_movement.loose_key is 'What it is told apart by without a con id; else empty.';

-- A trade that crosses zero closes one position and opens another: it has two parts. Parts between two moments at which the
-- account holds nothing of a contract are one round trip. Of what was opened, the first is closed first; so what is still open
-- was opened last. What moves a position besides trades is a part without a price, as nobody states what it cost.
--
-- A split that fits what was held is no part: the parts before it in its round trip are counted in shares after it, by their
-- running sums, so that they still add up to what was held. So is one that is taken back. A split that does not fit moves the
-- position like any other movement: part of what was held is not stored, and nobody can tell to which shares it belongs, nor at
-- what price what is left was opened.
create view trade_part as
select a.id as account_id, a.code as account, f.*
from broker_account a
cross join lateral (
  with counted as (
    select t.execution_id, t.con_id, '' as loose_key, t.contract_id, t.symbol, t.asset_class, t.underlying, t.expiry, t.strike,
           t."right", t.multiplier, t.currency, t.signed_quantity, t.price, t.commission, t.commission_currency, t.taxes,
           t.realized_pnl, t.trading_day, coalesce(t.executed_at, close_of_day(t.trading_day)) as traded_at, t.kind,
           t.kind = 'BOOK' as is_booking, length(t.transaction_id) as id_length, t.transaction_id collate "C" as transaction_id,
           t.exec_key, null::numeric[] as ratio
    from trade t
    where t.account_id = a.id and t.con_id is not null
    union all
    select t.execution_id, null, concat_ws('|', u.name, u.class, u.currency, u.expiry, u.strike, u."right"), null, t.symbol,
           u.class, t.underlying, t.expiry, t.strike, u."right",
           (select stated_number(e.raw_record, e.fragments, 'multiplier') from execution e where e.id = u.id), u.currency,
           t.signed_quantity, t.price, t.commission, t.commission_currency, t.taxes, t.realized_pnl, t.trading_day,
           coalesce(t.executed_at, close_of_day(t.trading_day)), t.kind, t.kind = 'BOOK', length(t.transaction_id),
           t.transaction_id collate "C", t.exec_key, null
    from unnamed_execution u
    join trade t on t.execution_id = u.id
    where u.account_id = a.id and t.con_id is null
    union all
    select null, m.con_id, m.loose_key, m.contract_id, m.symbol, coalesce(c.sec_type, m.own_class),
           coalesce(c.underlying_symbol, m.symbol), c.expiry, c.strike, c."right", c.multiplier, coalesce(m.own_currency, c.currency),
           m.quantity, null, null, null, null, m.realized_pnl, m.trading_day, m.moved_at, m.kind, true, null, null, m.movement_key,
           m.ratio
    from position_movement m
    left join ibkr_contract c on c.id = m.contract_id
    where m.account_id = a.id
  ),
  held as (
    select c.*, row_number() over w as place,
           coalesce(sum(c.signed_quantity) over (w rows between unbounded preceding and 1 preceding), 0) as before
    from counted c
    window w as (partition by c.con_id, c.loose_key
                 order by c.traded_at, c.is_booking, c.id_length, c.transaction_id, c.exec_key)
  ),
  split as (
    select h.*, case when h.before * h.signed_quantity < 0
                     then sign(h.signed_quantity) * least(abs(h.signed_quantity), abs(h.before)) else 0 end as closing
    from held h
  ),
  numbered as (
    select s.*, count(*) filter (where s.signed_quantity <> s.closing and s.before + s.closing = 0) over w as trips
    from split s
    window w as (partition by s.con_id, s.loose_key
                 order by s.traded_at, s.is_booking, s.id_length, s.transaction_id, s.exec_key)
  ),
  part as (
    select n.*, p.part, p.units, p.units_before, p.trip, p.commission as part_commission, p.taxes as part_taxes,
           p.realized_pnl as part_realized,
           coalesce(fits_split(n.before, n.before + n.signed_quantity, n.ratio)
                    or fits_split(n.before + n.signed_quantity, n.before, n.ratio), false) as is_split
    from numbered n
    cross join lateral (select round(n.commission * n.closing / nullif(n.signed_quantity, 0), 12) as commission,
                               round(n.taxes * n.closing / nullif(n.signed_quantity, 0), 12) as taxes) share
    cross join lateral (values
      ('CLOSE', n.closing, n.before, n.trips - case when n.signed_quantity <> n.closing then 1 else 0 end,
       share.commission, share.taxes, n.realized_pnl),
      ('OPEN', n.signed_quantity - n.closing, n.before + n.closing, n.trips,
       n.commission - share.commission, n.taxes - share.taxes, case when n.closing = 0 then n.realized_pnl end)
    ) p (part, units, units_before, trip, commission, taxes, realized_pnl)
    where p.units <> 0
  ),
  joined as (
    select p.*, array_agg(array[p.place, p.before, p.before + p.signed_quantity]) filter (where p.is_split) over trip as splits,
           coalesce(max(p.place) filter (where p.ratio is not null and not p.is_split) over trip > p.place, false) as is_unclear
    from part p
    window trip as (partition by p.con_id, p.loose_key, p.trip)
  ),
  scaled as (
    select j.*, case when j.splits is not null then
                  (select array[product(j.splits[i][3]), product(j.splits[i][2])]
                   from generate_subscripts(j.splits, 1) i
                   where j.splits[i][1] > j.place
                   having count(*) > 0) end as scale
    from joined j
    where not j.is_split
  ),
  queued as (
    select u.*, coalesce(sum(abs(u.shares)) filter (where u.part = 'CLOSE') over trip, 0) as closed,
           coalesce(sum(abs(u.shares)) filter (where u.part = 'OPEN') over times, 0) as opened
    from (
      select s.*, case when s.scale is null then s.units
                       else round((s.units_before + s.units) * s.scale[1] / s.scale[2], 12)
                            - round(s.units_before * s.scale[1] / s.scale[2], 12) end as shares
      from scaled s
    ) u
    window trip as (partition by u.con_id, u.loose_key, u.trip),
           times as (partition by u.con_id, u.loose_key, u.trip order by u.place rows unbounded preceding)
  )
  select q.con_id, q.loose_key, q.contract_id, q.symbol, q.asset_class, q.underlying, q.expiry, q.strike, q."right", q.multiplier,
         q.currency, q.trip as round_trip, q.execution_id, q.kind, q.part, nullif(q.traded_at, '-infinity') as traded_at,
         q.trading_day, q.shares as signed_quantity,
         case when q.is_unclear then null when q.scale is null then q.price else q.price * q.scale[2] / q.scale[1] end as price,
         case when not q.is_unclear then q.units * q.price end as amount,
         case when not q.is_unclear then q.units * q.price * unit_of_price(q.asset_class, q.multiplier) end as value,
         case when q.part = 'OPEN' then sign(q.shares) * least(abs(q.shares), greatest(q.opened - q.closed, 0)) else 0 end
           as still_open,
         q.part_commission as commission, q.commission_currency, q.part_taxes as taxes, q.part_realized as realized_pnl
  from queued q
) f;
comment on view trade_part is 'Trades as first in, first out sees them: what each closes and what it opens, in which round trip, and how much of it is still open. Also what moves positions besides trades, without price. Before a split in shares after it.';

create view round_trip as
with summed as (
  select p.account_id, p.account, p.con_id, p.loose_key, p.round_trip, max(p.contract_id) as contract_id,
         max(p.symbol collate "C") collate "default" as symbol, max(p.asset_class) as asset_class, max(p.underlying) as underlying,
         max(p.expiry) as expiry, max(p.strike) as strike, max(p."right") as "right", max(p.multiplier) as multiplier,
         max(p.currency) as currency, case when bool_and(p.traded_at is not null) then min(p.traded_at) end as opened_at, max(p.traded_at) as last_at,
         case when bool_and(p.trading_day is not null) then min(p.trading_day) end as opened_on,
         max(p.trading_day) as last_on, count(distinct p.execution_id) as trades,
         sum(p.signed_quantity) filter (where p.part = 'OPEN') as opened,
         sum(p.signed_quantity) as still_open,
         sum(p.amount) filter (where p.part = 'OPEN') as opened_for,
         sum(p.amount) filter (where p.part = 'CLOSE') as closed_for,
         sum(p.signed_quantity) filter (where p.part = 'CLOSE') as closed,
         case when bool_and(p.price is not null) then
           sum(case when p.still_open = 0 then -p.value
                    else -p.value + p.value * p.still_open / p.signed_quantity end) end as gross,
         sum(p.commission) as commission, sum(p.taxes) as taxes,
         sum(case when p.still_open = 0 then p.commission
                  else p.commission - round(p.commission * p.still_open / p.signed_quantity, 12) end) as spent,
         sum(case when p.still_open = 0 then p.taxes
                  else p.taxes - round(p.taxes * p.still_open / p.signed_quantity, 12) end) as taxed,
         max(p.commission_currency) as commission_currency,
         bool_and(p.commission_currency is null or p.commission_currency = p.currency)
           and bool_and(p.commission is not null or p.kind = 'BOOK' or p.execution_id is null) as costs_are_known,
         count(distinct p.commission_currency) as commission_currencies,
         sum(p.realized_pnl) as realized_pnl, bool_and(p.price is not null) as has_prices,
         count(*) filter (where p.part = 'CLOSE' and p.realized_pnl is null and p.execution_id is not null) as unstated
  from trade_part p
  group by p.account_id, p.account, p.con_id, p.loose_key, p.round_trip
)
select s.account_id, s.account, s.con_id, s.contract_id, s.symbol, s.asset_class, s.underlying, s.expiry, s.strike, s."right",
       s.multiplier, s.currency, s.round_trip, case when s.opened > 0 then 'LONG' else 'SHORT' end as direction,
       s.opened_at, s.opened_on, case when s.still_open = 0 then s.last_at end as closed_at,
       case when s.still_open = 0 then s.last_on end as closed_on, s.trades, trim_scale(abs(s.opened)) as quantity,
       trim_scale(s.still_open) as still_open,
       trim_scale(case when s.has_prices then s.opened_for / s.opened end) as open_price,
       trim_scale(case when s.has_prices then s.closed_for / s.closed end) as close_price,
       trim_scale(s.commission) as commission, case when s.commission_currencies = 1 then s.commission_currency end as commission_currency,
       trim_scale(s.taxes) as taxes,
       case when s.closed <> 0 then trim_scale(s.gross) end as realized_before_costs,
       case when s.closed <> 0 and s.costs_are_known then
         trim_scale(s.gross - coalesce(s.spent, 0) - coalesce(s.taxed, 0)) end as realized_fifo,
       case when s.closed <> 0 and s.unstated = 0 then s.realized_pnl end as realized_broker
from summed s;
comment on view round_trip is 'From the first trade in a contract to the one after which the account holds nothing of it; closed_at is null while it is open, opened_at if it was carried in from before the first stored day.';

create view open_position as
with lots as (
  -- what is held is known by its sum, so that the history of everything else need not be read
  select p.*
  from (
    select account_id, con_id from position_total where quantity <> 0 and con_id <> ''
    union
    select account_id, con_id from accepted_opening where replaced_at is null
  ) t
  cross join lateral (
    select * from trade_part p where p.account_id = t.account_id and p.con_id = t.con_id and p.still_open <> 0
  ) p
  union all
  select p.* from trade_part p where p.con_id is null and p.still_open <> 0
),
held as (
  select p.account_id, p.account, p.con_id, max(p.contract_id) as contract_id,
         max(p.symbol collate "C") collate "default" as symbol, max(p.asset_class) as asset_class,
         max(p.underlying) as underlying, max(p.expiry) as expiry, max(p.strike) as strike, max(p."right") as "right",
         max(p.multiplier) as multiplier, max(p.currency) as currency, trim_scale(sum(p.still_open)) as quantity,
         case when bool_and(p.price is not null) then
           sum(case when p.still_open = p.signed_quantity then p.amount else p.still_open * p.price end)
             / sum(p.still_open) end as average_price,
         case when bool_and(p.value is not null) then
           trim_scale(sum(case when p.still_open = p.signed_quantity then p.value
                               else p.still_open * p.price * unit_of_price(p.asset_class, p.multiplier) end)) end as cost,
         case when bool_and(p.traded_at is not null) then min(p.traded_at) end as opened_at, max(p.traded_at) as last_opened_at,
         count(*) as lots, trim_scale(coalesce(sum(p.still_open) filter (where p.price is null), 0)) as quantity_without_price
  from lots p
  group by p.account_id, p.account, p.con_id, p.loose_key
)
select h.account_id, h.account, h.con_id, h.contract_id, h.symbol, h.asset_class, h.underlying, h.expiry, h.strike, h."right",
       h.multiplier, h.currency, h.quantity, trim_scale(h.average_price) as average_price, h.cost, h.opened_at, h.last_opened_at, h.lots,
       coalesce(l.price * (select product(x.ratio[case when x.is_back then 1 else 2 end])
                                    / product(x.ratio[case when x.is_back then 2 else 1 end])
                           from (
                             select m.ratio, fits_split(m.after, m.after - m.quantity, m.ratio)
                                      and not fits_split(m.after - m.quantity, m.after, m.ratio) as is_back
                             from (
                               select m.ratio, m.quantity,
                                      h.quantity - sum(m.quantity) over (order by m.moved_at desc, m.movement_key collate "C" desc)
                                        + m.quantity as after
                               from position_movement m
                               where m.account_id = h.account_id and m.con_id = h.con_id and m.moved_at >= l.priced_at
                             ) m
                             where m.ratio is not null
                           ) x
                           having count(*) > 0), l.price) as last_price,
       l.executed_at as last_price_at, h.quantity_without_price
from held h
left join lateral (
  select e.price, e.executed_at,
         coalesce(e.executed_at, close_of_day(trading_day(e.trade_date, null, e.report_date))) as priced_at
  from execution e
  where e.con_id = h.con_id and e.kind = 'FILL' and e.is_effective and e.price is not null
  order by priced_at desc nulls last, e.exec_key collate "C" desc
  limit 1
) l on true;
comment on view open_position is 'What the account holds by the stored history: quantity, and the average price of what was opened last. Prices before a split are those of a share after it.';

-- -------------------- profit and loss

-- Commission adds up over all rows, effective or not, but for sums that IB Gateway tells beside what they add up; what the broker
-- realised, over those that count.
create view pnl_by_day as
select e.account_id, a.code as account, trading_day(e.trade_date, e.executed_at, e.report_date) as trading_day,
       coalesce(c.sec_type, upper(nullif(btrim(e.raw_record ->> 'assetCategory'), ''))) as asset_class,
       coalesce(c.symbol, e.symbol) as symbol, coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying, e.currency,
       coalesce(e.commission_currency, e.currency) as commission_currency,
       count(*) filter (where e.is_effective and e.kind = 'FILL') as fills,
       count(*) filter (where e.is_effective and e.kind = 'BOOK') as bookings,
       trim_scale(sum(e.realized_pnl) filter (where e.is_effective)) as realized_pnl,
       count(*) filter (where e.is_effective and e.realized_pnl is null) as without_realized_pnl,
       trim_scale(sum(e.commission) filter (where changes_position(e.kind))) as commission,
       count(*) filter (where e.is_effective and e.kind = 'FILL' and e.commission is null) as without_commission,
       trim_scale(sum(e.taxes) filter (where changes_position(e.kind))) as taxes
from execution e
join broker_account a on a.id = e.account_id
left join ibkr_contract c on c.id = e.contract_id
group by e.account_id, a.code, trading_day(e.trade_date, e.executed_at, e.report_date),
         coalesce(c.sec_type, upper(nullif(btrim(e.raw_record ->> 'assetCategory'), ''))), coalesce(c.symbol, e.symbol),
         coalesce(c.underlying_symbol, c.symbol, e.symbol), e.currency, coalesce(e.commission_currency, e.currency);
comment on view pnl_by_day is 'What the broker realised and what it charged, by account, day, symbol and currency. Realized figures are after commission.';

create view pnl_by_month as
select a.id as account_id, a.code as account, m.month, d.asset_class, d.symbol, d.underlying, d.currency, d.commission_currency,
       d.days, d.fills, d.bookings, d.realized_pnl, d.without_realized_pnl, d.commission, d.without_commission, d.taxes
from broker_account a
-- the months of the account, one by one, so that the days of one are found by their index
cross join lateral (
  select month::date, (month + interval '1 month')::date as next
  from generate_series(
    date_trunc('month', (select min(trading_day(e.trade_date, e.executed_at, e.report_date)) from execution e
                         where e.account_id = a.id)::timestamp),
    (select max(trading_day(e.trade_date, e.executed_at, e.report_date)) from execution e where e.account_id = a.id)::timestamp,
    interval '1 month') month
) m
cross join lateral (
  select d.asset_class, d.symbol, d.underlying, d.currency, d.commission_currency, count(distinct d.trading_day) as days,
         sum(d.fills)::bigint as fills, sum(d.bookings)::bigint as bookings, sum(d.realized_pnl) as realized_pnl,
         sum(d.without_realized_pnl)::bigint as without_realized_pnl, sum(d.commission) as commission,
         sum(d.without_commission)::bigint as without_commission, sum(d.taxes) as taxes
  from pnl_by_day d
  where d.account_id = a.id and d.trading_day >= m.month and d.trading_day < m.next
  group by d.asset_class, d.symbol, d.underlying, d.currency, d.commission_currency
) d;
comment on view pnl_by_month is 'pnl_by_day by months: what the broker realised and what it charged. Rows without any date are in pnl_by_day alone.';

-- -------------------- orders

create view order_quality as
select o.id as order_id, o.account_id, a.code as account, o.order_key, o.ibkr_order_id,
       trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) as trading_day,
       case when f.contracts = 1 then coalesce(c.symbol, o.symbol) end as symbol,
       coalesce(c.underlying_symbol, c.symbol, o.symbol) as underlying, o.side, o.order_type, o.status, o.quantity as ordered,
       trim_scale(case when f.contracts > 1 then coalesce(o.filled_quantity, f.filled) else f.filled end) as filled, f.fills,
       o.submitted_at, f.first_fill_at, f.last_fill_at,
       f.first_fill_at - o.submitted_at as time_to_first_fill, f.last_fill_at - o.submitted_at as time_to_last_fill,
       o.limit_price, f.first_price, f.average_price,
       case o.side when 'BUY' then o.limit_price - f.average_price when 'SELL' then f.average_price - o.limit_price end
         as better_than_limit,
       case o.side when 'BUY' then f.first_price - f.average_price when 'SELL' then f.average_price - f.first_price end
         as better_than_first,
       coalesce(o.currency, c.currency) as currency
from trade_order o
join broker_account a on a.id = o.account_id + 0
left join ibkr_contract c on c.id = o.contract_id
cross join lateral (
  select count(*) as fills, count(distinct coalesce(e.con_id, e.symbol)) as contracts, sum(e.quantity) as filled,
         min(e.executed_at) as first_fill_at, max(e.executed_at) as last_fill_at,
         case when count(distinct coalesce(e.con_id, e.symbol)) = 1 and bool_and(e.price is not null) then
           trim_scale(sum(e.price * e.quantity) / nullif(sum(e.quantity), 0)) end as average_price,
         case when count(distinct coalesce(e.con_id, e.symbol)) = 1 then
           (array_agg(e.price order by e.executed_at nulls last, e.exec_key))[1] end as first_price
  from execution e
  where e.order_id = o.id and e.is_effective and e.kind = 'FILL'
) f
where f.fills > 0 and o.is_effective;
comment on view order_quality is 'Orders that have fills: when they were filled, and at what average price against their limit and their first fill. Prices are null for combinations.';

-- -------------------- option events

create view option_story as
select e.id as event_id, e.account_id, a.code as account, e.event_type, e.event_date, e.event_ts, e.time_precision,
       coalesce(c.symbol, e.symbol) as symbol, e.con_id, c.description, c.underlying_symbol as underlying, c.expiry, c.strike,
       c."right", c.multiplier, e.quantity, e.price, e.currency, e.realized_pnl, e.event_key,
       b.id as booking_execution_id, b.exec_key as booking_key, b.signed_quantity as booked_quantity, b.price as booked_price,
       d.delivered, d.delivered_quantity, d.delivered_price, d.delivered_amount, d.deliveries, d.cash_settled,
       r.round_trip, r.opened_at, r.opening_trades, r.opened_quantity, r.open_price, r.opened_for
from option_event e
join broker_account a on a.id = e.account_id
left join ibkr_contract c on c.id = e.contract_id
left join execution b on b.id = e.booking_execution_id
left join lateral (
  select max(x.symbol) filter (where x.event_type = 'DELIVERY') as delivered,
         trim_scale(sum(x.quantity) filter (where x.event_type = 'DELIVERY')) as delivered_quantity,
         case when count(distinct x.price) filter (where x.event_type = 'DELIVERY') = 1
              then max(x.price) filter (where x.event_type = 'DELIVERY') end as delivered_price,
         trim_scale(sum(x.proceeds) filter (where x.event_type = 'DELIVERY')) as delivered_amount,
         count(*) filter (where x.event_type = 'DELIVERY') as deliveries,
         trim_scale(sum(x.proceeds) filter (where x.event_type = 'CASH_SETTLEMENT')) as cash_settled
  from option_event x
  where x.parent_event_id = e.id
) d on true
left join lateral (
  select min(p.round_trip) as round_trip, min(p.traded_at) as opened_at, count(*) as opening_trades,
         trim_scale(sum(p.signed_quantity)) as opened_quantity,
         trim_scale(case when bool_and(p.price is not null) then sum(p.amount) / sum(p.signed_quantity) end) as open_price,
         case when bool_and(p.value is not null) then trim_scale(sum(p.value)) end as opened_for
  from trade_part closing
  join trade_part p on p.account_id = closing.account_id and p.con_id = closing.con_id and p.round_trip = closing.round_trip
    and p.part = 'OPEN'
  where closing.account_id = e.account_id and closing.con_id = e.con_id and closing.execution_id = b.id and closing.part = 'CLOSE'
    and p.account_id = e.account_id and p.con_id = e.con_id
) r on r.opening_trades > 0
where e.event_type in ('ASSIGNMENT', 'EXERCISE', 'EXPIRATION');
comment on view option_story is 'Assignments, exercises and expirations: their booking, what they delivered or settled in cash, and what had opened the position.';
