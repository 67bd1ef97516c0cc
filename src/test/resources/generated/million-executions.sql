-- Fills an empty store with 1,000,000 fills of 400,000 orders: three accounts, 1,250 trading days, and 20,100 contracts, which are
-- stocks that are traded all the time, and options that are traded for three weeks and then expire. Each second order of a
-- contract closes what the one before opened. The rows go straight into the tables, because nothing of the loading is measured
-- with them; what runs keep beside their rows is made as they make it.
set local search_path = trading, public;

insert into broker_account (code, environment, base_currency)
values ('U7700001', 'LIVE', 'USD'), ('U7700002', 'LIVE', 'USD'), ('DU7700003', 'PAPER', 'USD');

insert into run (account_id, dataset, source, status, read, inserted, finished_at)
select a.id, d.dataset, 'flex-file', 'succeeded', 0, 0, now()
from broker_account a cross join (values ('orders'), ('executions'), ('option-events')) d (dataset)
order by a.id;

create function pg_temp.day_of(d bigint) returns date language sql immutable
  return date '2021-01-04' + (d / 5 * 7 + d % 5)::integer;

insert into ibkr_contract (con_id, sec_type, symbol, local_symbol, description, multiplier, currency)
select (700000000 + u)::text, 'STK', 'T' || lpad(u::text, 3, '0'), 'T' || lpad(u::text, 3, '0'), 'TEST ' || u, 1, 'USD'
from generate_series(1, 100) u;

insert into ibkr_contract (con_id, sec_type, symbol, local_symbol, description, strike, expiry, "right", multiplier, currency,
                           underlying_con_id, underlying_symbol, underlying_contract_id)
select (700000100 + i)::text, 'OPT', o.symbol, o.symbol, concat_ws(' ', s.symbol, o.expiry, o.strike, o.kind), o.strike, o.expiry,
       o.kind, 100, 'USD', s.con_id, s.symbol, s.id
from generate_series(1, 20000) i
join ibkr_contract s on s.con_id = (700000001 + i % 100)::text
cross join lateral (
  select *, rpad(s.symbol, 6) || to_char(expiry, 'YYMMDD') || kind || lpad((strike * 1000)::text, 8, '0') as symbol
  from (select pg_temp.day_of(i / 16 + 15) as expiry, 20 + i % 380 as strike, case when i % 2 = 0 then 'C' else 'P' end as kind) t
) o;

create temporary table planned on commit drop as
select n.j, n.contract, pg_temp.day_of(n.j / 320) as day, 6 * (1 + (n.rn + 1) / 2 % 5) as quantity,
       case when n.rn % 2 = 1 then 'BUY' else 'SELL' end as side, round(5 + (n.j * 31 % 900) / 100.0, 2) as price,
       case when n.contract % 20 < 14 then 'U7700001' when n.contract % 20 < 19 then 'U7700002' else 'DU7700003' end as account,
       (pg_temp.day_of(n.j / 320) + time '14:30') at time zone 'UTC' + n.j % 320 * interval '70 seconds' as submitted_at
from (
  select j, contract, row_number() over (partition by contract order by j) as rn
  from (
    select j, case when j % 10 = 0 then 1 + j / 10 % 100
                   else 100 + greatest(1, least(20000, j / 320 * 16 - j * 7919 % 240)) end as contract
    from generate_series(0::bigint, 399999) j
  ) c
) n;

insert into trade_order (account_id, order_key, ibkr_order_id, con_id, contract_id, symbol, status, order_type, time_in_force, side,
                         quantity, filled_quantity, remaining_quantity, limit_price, average_price, currency, submitted_at, trade_date,
                         source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)
select a.id, 'F:' || 5000000 + p.j, 5000000 + p.j, c.con_id, c.id, c.symbol, 'FILLED', 'LIMIT', 'DAY', p.side, p.quantity, p.quantity, 0,
       p.price, p.price, 'USD', p.submitted_at, p.day, 'flex-file', 'flex-activity', 4, md5(p.j::text)::uuid,
       json_build_object('#element', 'Order', 'orderID', 5000000 + p.j), (a.id - 1) * 3 + 1, (a.id - 1) * 3 + 1
from planned p
join broker_account a on a.code = p.account
join ibkr_contract c on c.con_id = (700000000 + p.contract)::text
order by p.j;

insert into execution (account_id, exec_key, ibkr_exec_id, transaction_id, trade_id, kind, kind_text, ibkr_order_id, order_id, con_id,
                       contract_id, symbol, side, quantity, signed_quantity, price, currency, commission, commission_currency, taxes,
                       proceeds, realized_pnl, executed_at, time_precision, trade_date, report_date, open_close, exchange, source, feed,
                       feed_rank, content_hash, raw_record, first_run_id, last_run_id)
select o.account_id, 'X:' || f.id, f.id, 800000000 + f.n, 600000000 + f.n, 'FILL', 'ExchTrade', o.ibkr_order_id, o.id, o.con_id,
       o.contract_id, o.symbol, o.side, f.quantity, case when o.side = 'BUY' then f.quantity else -f.quantity end, o.limit_price, 'USD',
       0.65, 'USD', 0, -o.limit_price * f.quantity * case when o.side = 'BUY' then 1 else -1 end * 100,
       case when o.side = 'BUY' then 0 else (f.n % 401 - 180) * 1.37 end, o.submitted_at + f.part * interval '3 seconds', 'SECOND',
       o.trade_date, o.trade_date, case when o.side = 'BUY' then 'O' else 'C' end, 'CBOE', 'flex-file', 'flex-activity', 4,
       md5('execution ' || f.n)::uuid,
       json_build_object('#element', 'Trade', 'accountId', 'U7700001', 'tradeID', 600000000 + f.n, 'transactionID', 800000000 + f.n,
                         'ibExecID', f.id, 'ibOrderID', o.ibkr_order_id, 'assetCategory', 'OPT', 'symbol', o.symbol, 'conid', o.con_id,
                         'buySell', o.side, 'quantity', f.quantity, 'tradePrice', o.limit_price, 'ibCommission', -0.65,
                         'ibCommissionCurrency', 'USD', 'currency', 'USD', 'dateTime', o.submitted_at, 'tradeDate', o.trade_date,
                         'exchange', 'CBOE', 'levelOfDetail', 'EXECUTION', 'openCloseIndicator', 'O', 'notes', 'P'),
       o.first_run_id + 1, o.last_run_id + 1
from (
  select j, part, j * 5 / 2 + part as n, p.quantity / parts as quantity, to_char(j * 5 / 2 + part, 'FM0000000X"."00"."00"."01') as id
  from planned p
  cross join lateral (select (2 + p.j % 2)::integer as parts) s
  cross join lateral generate_series(0, parts - 1) part
) f
join trade_order o on o.order_key = 'F:' || 5000000 + f.j
order by f.n;

-- of what is held when it expires nothing is left
insert into execution (account_id, exec_key, transaction_id, kind, kind_text, con_id, contract_id, symbol, side, quantity,
                       signed_quantity, price, currency, commission, commission_currency, taxes, proceeds, realized_pnl, executed_at,
                       time_precision, trade_date, report_date, source, feed, feed_rank, content_hash, raw_record, first_run_id,
                       last_run_id)
select h.account_id, 'T:' || 900000000 + h.contract_id, 900000000 + h.contract_id, 'BOOK', 'BookTrade', h.con_id, h.contract_id, c.symbol,
       'SELL', h.quantity, -h.quantity, 0, 'USD', 0, 'USD', 0, 0, -h.quantity, close_of_day(c.expiry), 'SECOND', c.expiry, c.expiry,
       'flex-file', 'flex-activity', 4, md5('booking ' || c.con_id)::uuid, json_build_object('#element', 'Trade', 'notes', 'Ep'),
       (h.account_id - 1) * 3 + 2, (h.account_id - 1) * 3 + 2
from (
  select account_id, con_id, contract_id, sum(signed_quantity) as quantity from execution group by 1, 2, 3 having sum(signed_quantity) > 0
) h
join ibkr_contract c on c.id = h.contract_id and c.expiry <= date '2025-10-17'
order by c.expiry, c.id;

insert into option_event (account_id, event_key, con_id, contract_id, symbol, event_type, event_type_text, event_ts, event_date,
                          time_precision, quantity, price, proceeds, realized_pnl, currency, booking_execution_id, source, feed,
                          feed_rank, content_hash, raw_record, first_run_id, last_run_id)
select b.account_id, 'E:' || b.transaction_id, b.con_id, b.contract_id, b.symbol,
       case b.id % 10 when 0 then 'ASSIGNMENT' when 1 then 'EXERCISE' else 'EXPIRATION' end, 'Expiration', b.executed_at, b.trade_date,
       'SECOND', b.signed_quantity, 0, 0, b.realized_pnl, 'USD', b.id, 'flex-file', 'flex-option-events', 4, b.content_hash,
       '{"#element": "OptionEAE"}', (b.account_id - 1) * 3 + 3, (b.account_id - 1) * 3 + 3
from execution b
where b.kind = 'BOOK'
order by b.id;

-- what the server expects of a table that it has not counted yet makes the rest of this take hours
analyze execution, trade_order, ibkr_contract;

-- one of five hundred was corrected
update execution e set superseded_by = e.id + 1
where e.id % 500 = 1 and e.kind = 'FILL'
  and exists (select from execution n where n.id = e.id + 1 and n.order_id = e.order_id);

insert into position_total (account_id, con_id, loose_symbol, symbol, quantity, quantity_before, moved_at, last_run_id)
select e.account_id, e.con_id, '', max(e.symbol), sum(e.signed_quantity), 0, max(e.executed_at), max(e.last_run_id)
from execution e
where e.is_effective
group by e.account_id, e.con_id;
