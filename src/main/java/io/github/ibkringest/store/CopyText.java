package io.github.ibkringest.store;

import java.math.BigDecimal;
import java.util.Collection;

/** Rows in the text format of PostgreSQL's COPY. Not thread-safe. */
final class CopyText {

    private final StringBuilder text = new StringBuilder(1 << 20);
    private boolean rowStarted;

    /** Appends a value: text, number, date, instant, UUID, boolean, collection of texts, or null. */
    CopyText value(Object value) {
        if (rowStarted) {
            text.append('\t');
        }
        rowStarted = true;
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            escape(string);
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else if (value instanceof Collection<?> elements) {
            escape(arrayLiteral(elements));
        } else {
            text.append(value);
        }
        return this;
    }

    CopyText endRow() {
        text.append('\n');
        rowStarted = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void escape(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private static String arrayLiteral(Collection<?> elements) {
        StringBuilder literal = new StringBuilder("{");
        for (Object element : elements) {
            literal.append(literal.length() > 1 ? "," : "")
                    .append('"')
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }
}
