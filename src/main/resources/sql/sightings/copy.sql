copy sighting (key, hash, as_of, source, part, feed, feed_rank, raw_record) from stdin with (format binary)
