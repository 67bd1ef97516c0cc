package io.github.ibkringest.events;

import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.OptionEventRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One event with the statements that are known to state it. Not thread-safe. */
final class EventGroup {

    /** By trade id as numbers grow. */
    static final Comparator<EventGroup> BY_KEY =
            Comparator.comparing((EventGroup group) -> group.key.length()).thenComparing(group -> group.key);

    /** What may be restated, but distinguishes twins where several statements state it. */
    static final int[] DETAILS = {
        OptionEventRows.TYPE.position("realized_pnl"),
        OptionEventRows.TYPE.position("cost_basis"),
        OptionEventRows.TYPE.position("commission_and_tax"),
        OptionEventRows.TYPE.position("mark_price"),
        OptionEventRows.TYPE.position("fx_rate_to_base")
    };

    private final String key;
    private final List<Statement> statements = new ArrayList<>();
    private final Object[] details = new Object[DETAILS.length];
    private final Map<String, Integer> holds = new HashMap<>();
    private EventTraits traits;

    private EventGroup(String key) {
        this.key = key;
    }

    /** The event of a trade id. */
    static EventGroup named(String key, List<Statement> own) {
        EventGroup group = new EventGroup(key);
        group.statements.addAll(own);
        // each by itself: what they say together is asked for attribute by attribute here
        new Fold(OptionEventRows.TYPE, together -> null).fold(own).statements().forEach(group::learn);
        return group;
    }

    /** An event that nobody knows the trade id of. */
    static EventGroup nameless() {
        return new EventGroup(null);
    }

    String key() {
        return key;
    }

    EventTraits traits() {
        return traits;
    }

    List<Statement> statements() {
        return statements;
    }

    /** Adds what some statements say, which form a piece of a class of statements that are alike. */
    void take(String alike, int twin, List<Statement> said) {
        holds.put(alike, twin);
        statements.addAll(said);
        said.forEach(this::learn);
    }

    /** Keeps statements that are not compared. */
    void keep(List<Statement> others) {
        statements.addAll(others);
    }

    /** Whether another one of the twins of a class is here already. */
    boolean holdsTwinOf(String alike, int twin) {
        return holds.getOrDefault(alike, twin) != twin;
    }

    boolean holdsOther(String prefix, int twin) {
        return holds.entrySet().stream().anyMatch(held -> held.getKey().startsWith(prefix) && held.getValue() != twin);
    }

    private void learn(Statement statement) {
        EventTraits said = EventTraits.of(statement);
        traits = traits == null ? said : traits.and(said);
        for (int i = 0; i < details.length; i++) {
            if (details[i] == null) {
                details[i] = EventTraits.plain(statement.values()[DETAILS[i]]);
            }
        }
    }

    /** In how many details a statement says the same, and in how many something else. */
    int details(Statement statement, boolean same) {
        int count = 0;
        for (int i = 0; i < details.length; i++) {
            Object said = EventTraits.plain(statement.values()[DETAILS[i]]);
            if (said != null && details[i] != null && Objects.equals(said, details[i]) == same) {
                count++;
            }
        }
        return count;
    }

    /** Which details a statement states. */
    static String shape(Statement statement) {
        StringBuilder shape = new StringBuilder();
        for (int detail : DETAILS) {
            shape.append(statement.values()[detail] == null ? '0' : '1');
        }
        return shape.toString();
    }
}
