package io.github.ibkringest.eventlog;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which events a consumer wants. An empty set wants all.
 *
 * @param types names of types, or beginnings of them with a star: {@code execution.*}
 * @param accounts codes of accounts
 * @param symbols symbols of contracts, or of what they are on; spaces do not matter
 */
public record EventFilter(Set<String> types, Set<String> accounts, Set<String> symbols) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), Set.of());

    public EventFilter {
        types = Set.copyOf(types);
        accounts = Set.copyOf(accounts);
        symbols = symbols.stream().map(symbol -> symbol.replace(" ", "")).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the types that are wanted; null for all. */
    String[] wantedTypes() {
        return types.isEmpty()
                ? null
                : EventType.names().stream().filter(this::wants).sorted().toArray(String[]::new);
    }

    private boolean wants(String type) {
        return types.stream()
                .anyMatch(wanted -> wanted.endsWith("*")
                        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                        : type.equals(wanted));
    }

    /** What is no type, and the beginning of none. */
    public Set<String> unknownTypes() {
        return types.stream()
                .filter(wanted -> EventType.names().stream()
                        .noneMatch(type -> new EventFilter(Set.of(wanted), accounts, symbols).wants(type)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] orNull(Set<String> wanted) {
        return wanted.isEmpty() ? null : wanted.toArray(String[]::new);
    }

    String[] wantedAccounts() {
        return orNull(accounts);
    }

    String[] wantedSymbols() {
        return orNull(symbols);
    }
}
