create index if not exists sighting_key on sighting (key);
analyze sighting
