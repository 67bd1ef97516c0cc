package io.github.ibkringest.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Rows in the text format of PostgreSQL's COPY, as bytes. Not thread-safe. */
final class CopyText {

    private static final byte[] NULL = {'\\', 'N'};

    private byte[] bytes;
    private int length;
    private boolean rowStarted;

    CopyText(int capacity) {
        bytes = new byte[capacity];
    }

    /** Appends a value: text, number, date, instant, UUID, boolean, collection of texts, or null. */
    CopyText value(Object value) {
        if (rowStarted) {
            append((byte) '\t');
        }
        rowStarted = true;
        if (value == null) {
            append(NULL);
        } else if (value instanceof BigDecimal number) {
            escape(number.toPlainString());
        } else if (value instanceof Collection<?> elements) {
            escape(arrayLiteral(elements));
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** Appends values that have been written before. */
    CopyText values(byte[] written) {
        if (rowStarted) {
            append((byte) '\t');
        }
        rowStarted = true;
        append(written);
        return this;
    }

    CopyText endRow() {
        append((byte) '\n');
        rowStarted = false;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The buffer itself, valid up to {@link #length()}. */
    byte[] buffer() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void escape(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length * 2);
        for (byte b : encoded) {
            escape(b);
        }
    }

    private void escape(byte b) {
        switch (b) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> bytes[length++] = b;
        }
    }

    private void escaped(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void append(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    private void append(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
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
