select trading.publish_events(?)
