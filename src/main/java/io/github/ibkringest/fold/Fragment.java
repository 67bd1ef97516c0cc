package io.github.ibkringest.fold;

import io.github.ibkringest.broker.RawRecord;
import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that was said about a fact: a record with where it comes from.
 *
 * @param source name of the source that delivered it
 * @param part which part of the fact it states, or empty
 * @param raw the record as delivered
 */
public record Fragment(String source, String part, RawRecord raw) {

    /** Within one feed and part the newer statement wins; statements of one moment by a fixed rule. */
    static final Comparator<Fragment> BY_AGE = Comparator.comparing(
                    Fragment::asOf, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(fragment -> fragment.raw().hash());

    /** Better feeds first, and within a feed later parts first: a later booking replaces an earlier one. */
    static final Comparator<Fragment> BEST_FIRST = Comparator.comparingInt(
                    (Fragment fragment) -> fragment.raw().provenance().rank())
            .reversed()
            .thenComparing(Fragment::part, Fragment::laterPartFirst)
            .thenComparing(fragment -> fragment.raw().provenance().feed());

    Instant asOf() {
        return raw.provenance().asOf();
    }

    boolean samePlace(Fragment other) {
        return part.equals(other.part)
                && raw.provenance().feed().equals(other.raw.provenance().feed());
    }

    /** Ids grow: the longer number is the later, and among equal lengths the greater text. */
    private static int laterPartFirst(String one, String other) {
        return one.length() != other.length() ? Integer.compare(other.length(), one.length()) : other.compareTo(one);
    }
}
