package io.github.ibkringest.flex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a statement: an element with attributes and no content. Immutable: a changed row is another row.
 *
 * <p>The text {@code {n}} in a value becomes the row's number when the row is added to a statement, which is how
 * default ids stay unique.
 */
public final class Row {

    private final String element;
    private final Map<String, String> attributes;

    private Row(String element, Map<String, String> attributes) {
        this.element = element;
        this.attributes = attributes;
    }

    /** A row without any attribute. */
    public static Row of(String element) {
        return new Row(element, new LinkedHashMap<>());
    }

    static Row of(String element, List<String> columns) {
        var attributes = new LinkedHashMap<String, String>();
        columns.forEach(column -> attributes.put(column, ""));
        return new Row(element, attributes);
    }

    /** Name of its element. */
    public String element() {
        return element;
    }

    /** Sets an attribute; one the row does not have yet goes to the end. */
    public Row with(String name, Object value) {
        var changed = new LinkedHashMap<>(attributes);
        changed.put(name, String.valueOf(value));
        return new Row(element, changed);
    }

    /** Sets attributes from {@code name=value} lines; a value runs to the end of its line. */
    Row with(String lines) {
        var changed = new LinkedHashMap<>(attributes);
        lines.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .forEach(pair -> changed.put(pair[0].strip(), pair[1].strip()));
        return new Row(element, changed);
    }

    /** Removes columns, as a query does that did not select them. */
    public Row without(String... names) {
        var changed = new LinkedHashMap<>(attributes);
        List.of(names).forEach(changed::remove);
        return new Row(element, changed);
    }

    /** The value of an attribute, or {@code ""} where the row has no such column. */
    public String get(String name) {
        return attributes.getOrDefault(name, "");
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** The same attributes under another element. */
    public Row as(String otherElement) {
        return new Row(otherElement, attributes);
    }

    /** Puts the row's number where a value says {@code {n}}; other rows stay as they are. */
    Row numbered(int number) {
        var changed = new LinkedHashMap<>(attributes);
        changed.replaceAll((name, value) -> value.replace("{n}", "%06d".formatted(number)));
        return new Row(element, changed);
    }

    String toXml() {
        var xml = new StringBuilder("<").append(element);
        attributes.forEach((name, value) -> xml.append(' ')
                .append(name)
                .append("=\"")
                .append(Xml.escape(value))
                .append('"'));
        return xml.append(" />").toString();
    }
}
