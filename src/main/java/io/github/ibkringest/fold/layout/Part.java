package io.github.ibkringest.fold.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which part of a fact a record states: what was filled on one day of an order, in one contract, or one of several bookings
 * under one exec id. Reports name a part by different columns. Immutable.
 *
 * @param names the columns that can name it, the strongest first; null for those that the record does not state
 * @param leg the contract of an order's part; {@link Leg#ANY} where parts are not distinguished by contract
 */
public record Part(List<Object> names, Leg leg) {

    /** The whole fact. */
    public static final Part WHOLE = new Part(List.of(), Leg.ANY);

    public static Part named(Object... names) {
        return of(Leg.ANY, names);
    }

    static Part of(Leg leg, Object... names) {
        for (Object name : names) {
            if (name != null) {
                return new Part(Arrays.asList(names), leg);
            }
        }
        return leg.equals(Leg.ANY) ? WHOLE : new Part(List.of(), leg);
    }

    /** The strongest name, or empty. */
    public String name() {
        for (Object name : names) {
            if (name != null) {
                return name.toString();
            }
        }
        return "";
    }

    public boolean isNamed() {
        return !names.isEmpty();
    }

    /** How many columns name it. */
    public long certainty() {
        return names.stream().filter(Objects::nonNull).count();
    }

    /** Whether two records that name a part mean the same, whatever their legs: by the strongest column that both state, else by their names. */
    public boolean isSameAs(Part other) {
        for (int i = 0; i < Math.min(names.size(), other.names.size()); i++) {
            if (names.get(i) != null && other.names.get(i) != null) {
                return names.get(i).equals(other.names.get(i));
            }
        }
        return name().equals(other.name());
    }
}
