select status = 'succeeded' from trading.run where id = ?
