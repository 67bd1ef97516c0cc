-- A function, because the owner of the tables alone may do it.
select trading.remove_account(?)
