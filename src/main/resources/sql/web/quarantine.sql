-- Records that could not be trusted, the newest first, each with its reason.
select q.id, q.created_at, a.code as account, q.dataset, q.state, q.reason, q.place, q.feed, q.day_from, q.day_to, q.payload_id, q.run_id,
       q.closed_at, q.closing_note
from trading.quarantined_record q
left join trading.broker_account a on a.id = q.account_id
where (cast(:#account as text) is null or a.code = cast(:#account as text))
  and (cast(:#status as text) = 'all' or q.state = cast(:#status as text))
order by q.id desc
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
