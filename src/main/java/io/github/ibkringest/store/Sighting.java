package io.github.ibkringest.store;

import io.github.ibkringest.fold.Fragment;

/**
 * Something was said in a payload.
 *
 * @param key dedup key of the fact
 * @param fragment what was said of it, with the moment of the statement, which is known
 */
public record Sighting(String key, Fragment fragment) {}
