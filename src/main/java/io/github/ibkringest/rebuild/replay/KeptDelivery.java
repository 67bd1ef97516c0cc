package io.github.ibkringest.rebuild.replay;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.KeptPayload;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A payload with what was stored from it.
 *
 * @param payload its bytes
 * @param sha256 their digest
 * @param fetchedAt when it was delivered
 * @param stored the datasets that were stored, by the codes of the accounts
 */
public record KeptDelivery(KeptPayload payload, String sha256, Instant fetchedAt, Map<String, Set<Dataset>> stored) {}
