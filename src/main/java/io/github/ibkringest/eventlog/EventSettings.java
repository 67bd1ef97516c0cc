package io.github.ibkringest.eventlog;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events are recorded.
 *
 * @param types names of {@link EventType}; empty for none
 * @param historyAfter how old a fact is, when it is learnt, from which on its event is history
 */
public record EventSettings(Set<String> types, Duration historyAfter) {

    /** All types; what is learnt within five days, as after a long weekend, is news. */
    public static final EventSettings DEFAULT = new EventSettings(EventType.names(), Duration.ofDays(5));

    public EventSettings {
        types = Set.copyOf(types);
    }

    /** Whether anything is recorded. */
    public boolean isOn() {
        return !types.isEmpty();
    }

    /** Whether events of a type are recorded. */
    public boolean records(EventType type) {
        return types.contains(type.label());
    }

    /** The types as the database takes them, in the order of their names; null for all. */
    public String[] recorded() {
        return types.containsAll(EventType.names()) ? null : new TreeSet<>(types).toArray(String[]::new);
    }
}
