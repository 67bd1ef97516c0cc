package io.github.ibkringest.eventlog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of events; {@code docs/events.md} says of each when it is left and what it says. */
public enum EventType {
    ORDER_CREATED,
    ORDER_CHANGED,
    ORDER_FILLED,
    ORDER_CANCELLED,
    ORDER_REJECTED,
    ORDER_REMOVED,
    EXECUTION_RECORDED,
    EXECUTION_CORRECTED,
    EXECUTION_CANCELLED,
    EXECUTION_CONFIRMED,
    OPTION_ASSIGNED,
    OPTION_EXERCISED,
    OPTION_EXPIRED,
    OPTION_DELIVERED,
    OPTION_OTHER,
    OPTION_CHANGED,
    OPTION_REMOVED,
    POSITION_CHANGED,
    DAY_PROVEN,
    DAY_REOPENED,
    RUN_FAILED,
    RECORD_QUARANTINED;

    /** The name in tables, settings and messages, such as {@code order.created}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The names of all types. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(EventType::label).collect(Collectors.toUnmodifiableSet());
    }
}
