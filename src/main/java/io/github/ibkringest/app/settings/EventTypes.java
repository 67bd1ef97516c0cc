package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.provider.SettingKind;
import io.github.ibkringest.eventlog.EventType;
import java.util.Set;
import java.util.TreeSet;

/** Reads which types of events are recorded. */
record EventTypes() implements SettingKind<Set<String>> {

    private static final String NONE = "none";

    @Override
    public Set<String> parse(String text) {
        Set<String> types = new TreeSet<>();
        if (text.strip().equals(NONE)) {
            return types;
        }
        for (String part : text.split(",")) {
            String type = part.strip();
            if (type.equals("all")) {
                types.addAll(EventType.names());
            } else if (EventType.names().contains(type)) {
                types.add(type);
            } else if (type.equals(NONE)) {
                throw new IllegalArgumentException("names none beside others; write none alone, or leave it out");
            } else if (!type.isEmpty()) {
                throw new IllegalArgumentException("names " + type
                        + ", which is no type of event; write all, none, or some of "
                        + String.join(", ", new TreeSet<>(EventType.names())));
            }
        }
        return types;
    }
}
