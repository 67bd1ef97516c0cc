package io.github.ibkringest.flex;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/** A row that is written many times with changing values: what {@link Row} is, made for millions of rows. */
final class RowBuffer {

    private final Map<String, Integer> positions = new HashMap<>();
    private final String[] heads;
    private final String[] defaults;
    private final String[] values;
    private final StringBuilder line = new StringBuilder(2048);

    RowBuffer(Row template, String element) {
        var attributes = template.attributes();
        heads = new String[attributes.size()];
        defaults = attributes.values().toArray(String[]::new);
        values = defaults.clone();
        for (var name : attributes.keySet()) {
            var position = positions.size();
            heads[position] = (position == 0 ? "<" + element : "\"") + " " + name + "=\"";
            positions.put(name, position);
        }
    }

    RowBuffer set(String name, String value) {
        values[positions.get(name)] = value;
        return this;
    }

    /** Writes the row and goes back to the template's values. */
    void writeTo(Writer out) throws IOException {
        line.setLength(0);
        for (int position = 0; position < values.length; position++) {
            line.append(heads[position]).append(Xml.escape(values[position]));
        }
        out.append(line.append("\" />\n"));
        System.arraycopy(defaults, 0, values, 0, values.length);
    }
}
