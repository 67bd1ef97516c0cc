package io.github.ibkringest.fold;

import io.github.ibkringest.broker.record.RawRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * One thing that was said about a fact: a record with where it comes from.
 *
 * @param source name of the source that delivered it
 * @param part which part of the fact it states, or empty
 * @param raw the record as delivered
 * @param from dedup key of the superseded row that stated it; null if it was stated for this row
 * @param overruled whether a newer statement contradicts a part of it, so that it matters should it be repeated
 */
public record Fragment(String source, String part, RawRecord raw, String from, boolean overruled) {

    /** Newer statements are greater; statements of one moment by a fixed rule. */
    static final Comparator<Fragment> BY_AGE = Comparator.comparing(
                    Fragment::asOf, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Fragment::hash);

    /** Better feeds first. */
    static final Comparator<Fragment> BETTER_FEED_FIRST = Comparator.comparingInt(Fragment::rank)
            .reversed()
            .thenComparing(fragment -> fragment.raw().provenance().feed());

    /** A fragment that is stated for its own row. */
    public Fragment(String source, String part, RawRecord raw) {
        this(source, part, raw, null, false);
    }

    /** The same, stated for a superseded row. */
    public Fragment toldOf(String key) {
        return new Fragment(source, part, raw, key, overruled);
    }

    Fragment overruled(boolean by) {
        return by == overruled ? this : new Fragment(source, part, raw, from, by);
    }

    private Instant asOf() {
        return raw.provenance().asOf();
    }

    UUID hash() {
        return raw.hash();
    }

    int rank() {
        return raw.provenance().rank();
    }

    String feed() {
        return raw.provenance().feed();
    }

    /** Records of feeds of one format have the same attributes: what stands before the first dash of their names. */
    String format() {
        String feed = feed();
        int dash = feed.indexOf('-');
        return dash < 0 ? feed : feed.substring(0, dash);
    }
}
