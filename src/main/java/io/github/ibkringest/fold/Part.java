package io.github.ibkringest.fold;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which part of a fact a record states: what was filled on one day of an order, or one of several bookings under one exec
 * id. Reports name a part by different columns. Immutable.
 *
 * @param names the columns that can name it, the strongest first; null for those that the record does not state
 * @param detail what a part without any name is known by among several, or empty
 */
public record Part(List<String> names, String detail) {

    /** The whole fact. */
    public static final Part WHOLE = new Part(List.of(), "");

    static Part named(String detail, Object... names) {
        return new Part(
                Collections.unmodifiableList(Arrays.stream(names)
                        .map(name -> name == null ? null : name.toString())
                        .toList()),
                detail);
    }

    /** The strongest name, or empty. */
    String name() {
        return names.stream().filter(Objects::nonNull).findFirst().orElse("");
    }

    boolean isNamed() {
        return !name().isEmpty();
    }

    /** How many columns name it. */
    long certainty() {
        return names.stream().filter(Objects::nonNull).count();
    }

    /** Whether two records that name a part mean the same: by the strongest column that both state, else by their names. */
    boolean isSameAs(Part other) {
        for (int i = 0; i < Math.min(names.size(), other.names.size()); i++) {
            if (names.get(i) != null && other.names.get(i) != null) {
                return names.get(i).equals(other.names.get(i));
            }
        }
        return name().equals(other.name());
    }
}
