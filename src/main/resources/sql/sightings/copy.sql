copy sighting (key, hash, as_of) from stdin with (format binary)
