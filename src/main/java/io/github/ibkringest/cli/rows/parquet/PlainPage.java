package io.github.ibkringest.cli.rows.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Values of a page in the encoding PLAIN, which every reader knows (https://parquet.apache.org/docs/file-format/data-pages/encodings/),
 * after the runs of levels that say which of them are null. Not thread-safe.
 */
final class PlainPage {

    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private boolean level;
    private int run;
    private int count;
    private int bits;
    private int bitCount;

    /** A value that is null. */
    void addNull() {
        level(false);
    }

    void add(boolean value) {
        level(true);
        bits |= (value ? 1 : 0) << bitCount;
        bitCount++;
        if (bitCount == Byte.SIZE) {
            endByte();
        }
    }

    void add(int value) {
        level(true);
        values.writeBytes(little(Integer.BYTES).putInt(value).array());
    }

    void add(long value) {
        level(true);
        values.writeBytes(little(Long.BYTES).putLong(value).array());
    }

    /** Bytes of which each value has as many. */
    void addFixed(byte[] value) {
        level(true);
        values.writeBytes(value);
    }

    /** Bytes of which each value has another number. */
    void add(byte[] value) {
        level(true);
        values.writeBytes(little(Integer.BYTES).putInt(value.length).array());
        values.writeBytes(value);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void level(boolean isThere) {
        if (run > 0 && isThere != level) {
            endRun();
        }
        level = isThere;
        run++;
        count++;
    }

    private void endRun() {
        int header = run << 1;
        while (header > SEVEN_BITS) {
            levels.write(header & SEVEN_BITS | 1 << 7);
            header >>>= 7;
        }
        levels.write(header);
        levels.write(level ? 1 : 0);
        run = 0;
    }

    private void endByte() {
        values.write(bits);
        bits = 0;
        bitCount = 0;
    }

    /** Values so far, nulls among them. */
    int count() {
        return count;
    }

    /** Bytes so far, about. */
    int size() {
        return levels.size() + values.size();
    }

    /** The page, after its last value. */
    byte[] bytes() {
        if (run > 0) {
            endRun();
        }
        if (bitCount > 0) {
            endByte();
        }
        return little(Integer.BYTES + levels.size() + values.size())
                .putInt(levels.size())
                .put(levels.toByteArray())
                .put(values.toByteArray())
                .array();
    }
}
