select salt from trading.request_pace_salt
