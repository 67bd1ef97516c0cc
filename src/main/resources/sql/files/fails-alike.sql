select exists (
  select from trading.source_file where source = ? and path = ? and state = 'failed' and error = ?
)
