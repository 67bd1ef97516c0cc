package io.github.ibkringest.store.row;

import io.github.ibkringest.fold.Fragment;

/**
 * Something was said in a payload.
 *
 * @param name what the fact is found by
 * @param fragment what was said of it, with the moment of the statement, which is known
 */
public record StatedVersion(String name, Fragment fragment) {}
