package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowShape;
import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads back the rows that a {@link SpoolWriter} wrote, in order. */
public final class SpoolReader implements AutoCloseable {

    private static final Section[] SECTIONS = Section.values();

    private final DataInputStream in;
    private final RowShapes shapes;
    private byte[] record = new byte[4096];
    private int position;

    /** Reads a scratch file from its start. */
    public SpoolReader(Spool spool, RowShapes shapes) {
        this.shapes = shapes;
        this.in = new DataInputStream(new BufferedInputStream(spool.read(), 1 << 16));
    }

    /**
     * The next row, or null after the last one; waits for rows that are yet to be written.
     *
     * @throws RuntimeException what kept the writer from writing all of them
     */
    public FlexRow next() {
        try {
            int length = in.readInt();
            if (length > record.length) {
                record = new byte[length * 2];
            }
            in.readFully(record, 0, length);
        } catch (EOFException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("a scratch file cannot be read", e);
        }
        position = 0;
        int statement = readInt();
        Section section = SECTIONS[readInt()];
        RowShape shape = shapes.get(readInt());
        int line = readInt();
        int column = readInt();
        String[] values = new String[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readText();
        }
        return new FlexRow(statement, section, shape, values, line, column);
    }

    private int readInt() {
        return record[position++] << 24
                | (record[position++] & 0xFF) << 16
                | (record[position++] & 0xFF) << 8
                | record[position++] & 0xFF;
    }

    private String readText() {
        int size = 0;
        int shift = 0;
        byte next = record[position++];
        while (next < 0) {
            size |= (next & 0x7F) << shift;
            shift += 7;
            next = record[position++];
        }
        size |= next << shift;
        if (size == 0) {
            return "";
        }
        String text = new String(record, position, size, StandardCharsets.UTF_8);
        position += size;
        return text;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a scratch file cannot be closed", e);
        }
    }
}
