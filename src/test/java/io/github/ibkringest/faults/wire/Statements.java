package io.github.ibkringest.faults.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** The statements that went through a proxy, by their text, in the order of their first time. Thread-safe. */
final class Statements {

    private final Map<String, Integer> times = new LinkedHashMap<>();

    /** The text of a statement without what differs from one time to the next: numbers, and how many values there are. */
    static String shape(String text) {
        return text.replaceAll("\\d+", "#").replaceAll("(\\(.{0,200}?\\))(, ?\\1)+", "$1, …");
    }

    synchronized void add(Executed executed) {
        times.merge(shape(executed.text()), 1, Integer::sum);
    }

    /** How often each came. */
    synchronized Map<String, Integer> times() {
        return new LinkedHashMap<>(times);
    }
}
