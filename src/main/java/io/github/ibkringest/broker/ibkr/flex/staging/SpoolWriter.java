package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes rows to a scratch file, so that a statement is parsed once however many accounts and datasets read it. */
public final class SpoolWriter implements AutoCloseable {

    private final OutputStream out;
    private final RowShapes shapes;
    private byte[] record = new byte[4096];
    private int length;

    /** Writes rows of the given shapes to a scratch file. */
    public SpoolWriter(Spool spool, RowShapes shapes) {
        this.shapes = shapes;
        try {
            this.out = spool.write();
        } catch (IOException e) {
            throw new UncheckedIOException("a scratch file cannot be created", e);
        }
    }

    /** Writes one row. */
    public void write(FlexRow row) {
        length = 4;
        writeInt(row.statement());
        writeInt(row.section().ordinal());
        writeInt(shapes.number(row.shape()));
        writeInt(row.line());
        writeInt(row.column());
        for (String value : row.values()) {
            writeText(value);
        }
        ByteBuffer.wrap(record).putInt(0, length - 4);
        try {
            out.write(record, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("a scratch file cannot be written; is the disk full?", e);
        }
    }

    private void writeInt(int value) {
        ensure(4);
        record[length++] = (byte) (value >>> 24);
        record[length++] = (byte) (value >>> 16);
        record[length++] = (byte) (value >>> 8);
        record[length++] = (byte) value;
    }

    private void writeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ensure(bytes.length + 5);
        int size = bytes.length;
        while (size > 0x7F) {
            record[length++] = (byte) (size | 0x80);
            size >>>= 7;
        }
        record[length++] = (byte) size;
        System.arraycopy(bytes, 0, record, length, bytes.length);
        length += bytes.length;
    }

    private void ensure(int more) {
        if (length + more > record.length) {
            record = java.util.Arrays.copyOf(record, Math.max(record.length * 2, length + more));
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a scratch file cannot be written; is the disk full?", e);
        }
    }
}
