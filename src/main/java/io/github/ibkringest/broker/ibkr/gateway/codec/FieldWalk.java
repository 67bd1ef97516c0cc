package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives the fields of a message their names, one after the other. Not thread-safe.
 *
 * <p>Every step throws {@link BrokenFrameException} when the message ends before it, or when what stands there cannot be
 * the field: a block that follows could swallow what is shifted, and the message would still end where it should.
 */
final class FieldWalk {

    private static final Set<String> SWITCH = Set.of("", "0", "1", "true", "false");
    private static final Pattern WORD = Pattern.compile("[A-Za-z ]{0,30}");

    private final List<String> fields;
    private final ServerVersion version;
    private final Map<String, String> named = new HashMap<>();
    private int at;

    FieldWalk(List<String> fields, ServerVersion version) {
        this.fields = fields;
        this.version = version;
    }

    /** The next fields have these names. */
    FieldWalk take(String... names) {
        for (String name : names) {
            named.put(name, next(name));
        }
        return this;
    }

    /** The next fields are switches: 0, 1 or nothing. */
    FieldWalk flags(String... names) {
        for (String name : names) {
            String text = next(name);
            check(SWITCH.contains(text), name);
            named.put(name, text);
        }
        return this;
    }

    /** The next fields are numbers or nothing. */
    FieldWalk numbers(String... names) {
        for (String name : names) {
            String text = next(name);
            Numbers.decimal(name, text);
            named.put(name, text);
        }
        return this;
    }

    /** The next fields are single words of letters or nothing. */
    FieldWalk words(String... names) {
        for (String name : names) {
            String text = next(name);
            check(WORD.matcher(text).matches(), name);
            named.put(name, text);
        }
        return this;
    }

    private static void check(boolean isFit, String name) {
        if (!isFit) {
            throw new BrokenFrameException("what stands where its " + name + " belongs is none");
        }
    }

    /** The next fields have these names from a version on; before, they are not there. */
    FieldWalk since(int number, String... names) {
        return when(has(number), names);
    }

    /** Whether the message has what came with a version. */
    boolean has(int number) {
        return version.has(number);
    }

    /** The next fields have these names if something holds; otherwise they are not there. */
    FieldWalk when(boolean holds, String... names) {
        return holds ? take(names) : this;
    }

    /**
     * The next field says how many groups of fields follow.
     *
     * @param counter name of that field
     * @param group names the groups: {@code leg} for {@code leg[0].conId}
     */
    FieldWalk repeat(String counter, String group, String... names) {
        int count = count(counter, names.length);
        for (int i = 0; i < count; i++) {
            for (String name : names) {
                named.put(group + "[" + i + "]." + name, next(name));
            }
        }
        return this;
    }

    /** The next field says how many groups follow, each of at least so many fields. */
    int count(String counter, int least) {
        String text = next(counter);
        named.put(counter, text);
        long count = text.isEmpty() ? 0 : Numbers.parsed(counter, text);
        if (count < 0 || count > (fields.size() - at) / least) {
            throw new BrokenFrameException(counter + " is " + count + ", and so much does not follow");
        }
        return (int) count;
    }

    /** What a field was that has its name already; empty when there is none. */
    String seen(String name) {
        return named.getOrDefault(name, "");
    }

    /** The message ends here. */
    NamedFields end() {
        if (at != fields.size()) {
            throw new BrokenFrameException(
                    "it has " + fields.size() + " fields, and only " + at + " in version " + version);
        }
        return new NamedFields(named);
    }

    /** What has a name so far; the rest is left. */
    NamedFields soFar() {
        return new NamedFields(named);
    }

    /** Names a field counted from the end: 1 is the last. */
    FieldWalk fromEnd(int distance, String name) {
        int index = fields.size() - distance;
        if (index < at) {
            throw new BrokenFrameException("it ends before its " + name);
        }
        named.put(name, fields.get(index));
        return this;
    }

    private String next(String name) {
        if (at >= fields.size()) {
            throw new BrokenFrameException("it ends before its " + name);
        }
        return fields.get(at++);
    }
}
