package io.github.ibkringest.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
        separate();
        if (value == null) {
            append(NULL);
        } else {
            escape(text(value));
        }
        return this;
    }

    /** Appends values, each as {@link #value} does. */
    CopyText values(Object... values) {
        for (Object value : values) {
            value(value);
        }
        return this;
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Instant instant) {
            // As Instant writes itself, but without a formatter, which costs more than all the rest of the value.
            return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC) + "Z";
        }
        return value instanceof Collection<?> elements ? arrayLiteral(elements) : value.toString();
    }

    /** Appends values that have been written before. */
    CopyText written(byte[] values) {
        separate();
        append(values);
        return this;
    }

    private void separate() {
        if (rowStarted) {
            append((byte) '\t');
        }
        rowStarted = true;
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
        if (isPlain(text)) {
            append(encoded);
            return;
        }
        ensure(encoded.length * 2);
        for (byte b : encoded) {
            escape(b);
        }
    }

    /** Nearly every value is, and searching is what the virtual machine does fastest. */
    private static boolean isPlain(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
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
