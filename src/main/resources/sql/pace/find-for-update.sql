select recent, frozen_until, complaints, locked from trading.request_pace where token_hash = ? for update
