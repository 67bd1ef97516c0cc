package io.github.ibkringest.events;

import io.github.ibkringest.fold.Statement;
import java.util.List;

/**
 * An option event as it is stored.
 *
 * @param id its row
 * @param key its dedup key
 * @param statements what it was folded from
 */
public record EventRow(long id, String key, List<Statement> statements) {

    /** Whether a key is made of a trade id, not of what an event without one says. */
    public static boolean hasTradeId(String key) {
        return key.chars().filter(sign -> sign == ':').count() < 3;
    }
}
