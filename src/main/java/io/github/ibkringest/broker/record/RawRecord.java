package io.github.ibkringest.broker.record;

import java.util.UUID;

/**
 * One record as the broker delivered it.
 *
 * @param json its non-empty attributes as a JSON object, in alphabetical order
 * @param hash 128 bits over kind and content; equal content has equal hashes whatever the order of attributes
 * @param provenance where it comes from
 * @param place where in the payload, for people: {@code line 12, column 5}
 */
public record RawRecord(String json, UUID hash, Provenance provenance, String place) {}
