package io.github.ibkringest.store.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/**
 * Rows in the binary format of PostgreSQL's COPY, without its header and trailer. The Java type of a value decides how it
 * is written, so it must be that of its column. Not thread-safe.
 */
public final class CopyRows {

    private static final int TEXT_OID = 25;

    /** PostgreSQL counts from here. */
    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long EPOCH_DAYS = LocalDate.of(2000, 1, 1).toEpochDay();

    private byte[] bytes;
    private int length;
    private int rowStart = -1;
    private int fields;

    /** No rows yet, with room for that many bytes; more is made as needed. */
    public CopyRows(int capacity) {
        bytes = new byte[capacity];
    }

    /** Begins a row with the fields of one that was begun elsewhere, as {@link #begun} gives it. */
    public CopyRows row(byte[] begun) {
        rowStart = length;
        fields = begun[0] << 8 | begun[1] & 0xFF;
        append(begun);
        return this;
    }

    /** Appends values, each as {@link #value} does. */
    public CopyRows values(Object... values) {
        for (Object value : values) {
            value(value);
        }
        return this;
    }

    /**
     * Appends a value: text or json (String), numeric, timestamptz (Instant, to the microsecond), date, uuid, text[]
     * (collection), smallint, integer, bigint (by their Java types), or null. The first one begins a row.
     */
    CopyRows value(Object value) {
        beginField();
        int start = length;
        ensure(12);
        length += 4;
        if (value == null) {
            putInt(start, -1);
            return this;
        }
        write(value);
        putInt(start, length - start - 4);
        return this;
    }

    /** Appends a bigint, or null. */
    public CopyRows bigint(Long value) {
        return value == null ? value(null) : bigint(value.longValue());
    }

    /** Appends a bigint. */
    public CopyRows bigint(long value) {
        beginField();
        appendInt(Long.BYTES);
        appendLong(value);
        return this;
    }

    /** Appends a jsonb. */
    public CopyRows jsonb(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        beginField();
        appendInt(text.length + 1);
        append((byte) 1);
        append(text);
        return this;
    }

    /** Ends the row that was begun. */
    public CopyRows endRow() {
        bytes[rowStart] = (byte) (fields >> 8);
        bytes[rowStart + 1] = (byte) fields;
        rowStart = -1;
        return this;
    }

    /** The only row so far, to which more fields can be added elsewhere. */
    public byte[] begun() {
        endRow();
        return Arrays.copyOf(bytes, length);
    }

    /** The buffer itself, valid up to {@link #length()}. */
    byte[] buffer() {
        return bytes;
    }

    /** How many bytes the rows take so far. */
    public int length() {
        return length;
    }

    private void beginField() {
        if (rowStart < 0) {
            rowStart = length;
            fields = 0;
            ensure(2);
            length += 2;
        }
        fields++;
    }

    private void write(Object value) {
        if (value instanceof String text) {
            append(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof BigDecimal number) {
            ensure(BinaryNumeric.size(number));
            length = BinaryNumeric.write(number, bytes, length);
        } else if (value instanceof LocalDate day) {
            appendInt((int) (day.toEpochDay() - EPOCH_DAYS));
        } else if (value instanceof Instant instant) {
            appendLong((instant.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + instant.getNano() / 1_000);
        } else if (value instanceof Long number) {
            appendLong(number);
        } else if (value instanceof UUID uuid) {
            appendLong(uuid.getMostSignificantBits());
            appendLong(uuid.getLeastSignificantBits());
        } else if (value instanceof Integer number) {
            appendInt(number);
        } else if (value instanceof Short number) {
            append((byte) (number >> 8));
            append((byte) (short) number);
        } else if (value instanceof Collection<?> texts) {
            array(texts);
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getName() + " has no place in a row: " + value);
        }
    }

    /** One dimension that counts from 1, without nulls. */
    private void array(Collection<?> texts) {
        appendInt(1);
        appendInt(0);
        appendInt(TEXT_OID);
        appendInt(texts.size());
        appendInt(1);
        for (Object text : texts) {
            byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
            appendInt(encoded.length);
            append(encoded);
        }
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

    private void appendLong(long value) {
        appendInt((int) (value >> 32));
        appendInt((int) value);
    }

    private void appendInt(int value) {
        ensure(4);
        putInt(length, value);
        length += 4;
    }

    private void putInt(int position, int value) {
        bytes[position] = (byte) (value >> 24);
        bytes[position + 1] = (byte) (value >> 16);
        bytes[position + 2] = (byte) (value >> 8);
        bytes[position + 3] = (byte) value;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
