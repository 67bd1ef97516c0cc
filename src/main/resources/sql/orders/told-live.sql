-- Whether a live source has told of an order of an account.
select exists (select from trading.trade_order where account_id = ? and order_key >= 'P:')
