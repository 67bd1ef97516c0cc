package io.github.ibkringest.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Something was said in a payload.
 *
 * @param key dedup key of the fact
 * @param hash content hash of what was said of it
 * @param asOf when the broker made the statement
 */
public record Sighting(String key, UUID hash, Instant asOf) {}
