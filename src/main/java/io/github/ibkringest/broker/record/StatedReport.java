package io.github.ibkringest.broker.record;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What one statement says that an account adds up to. Immutable.
 *
 * @param period its days, both ends known; positions are those at the end of the last one
 * @param asOf when the broker made it, or null
 * @param baseCurrency the base currency of the account, or null where it is not said
 * @param sections the parts that it has and that could be read, in the broker's words: one without rows says that there is
 *     nothing
 * @param faults sentences about what could not be read, with its place; such a section is not among the others
 * @param positions the positions
 * @param totals the totals
 * @param hash 128 bits over all of it but the moment
 */
public record StatedReport(
        Period period,
        Instant asOf,
        String baseCurrency,
        Set<String> sections,
        List<String> faults,
        List<StatedPosition> positions,
        List<StatedTotal> totals,
        UUID hash) {}
