-- Whether an account was removed: what its statements said of contracts stayed, and they are gone.
select exists (select from trading.account_removal r where r.reason = 'asked')
