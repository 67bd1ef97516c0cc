-- Rows of the broker may tell some days, legs or values of an order, and executions the others.
alter table trade_order add column from_executions boolean not null default false;
comment on column trade_order.from_executions is
  'Whether executions tell something of it that no row of the order does: a day, a leg, a value. False where nothing else tells it: then its feed is executions.';
comment on column trade_order.side is 'Null where the legs of a combination have two.';
