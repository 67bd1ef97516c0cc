package io.github.ibkringest.cli.rows.parquet;

import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import io.github.ibkringest.listing.RowSink;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A Parquet file. What a column is stored as depends on all its values, so rows go into a temporary file first, and memory does not
 * depend on their number. Not thread-safe; to be closed.
 */
public final class ParquetSink implements RowSink, AutoCloseable {

    private static final int NULL = -1;
    private static final int BUFFER = 1 << 16;

    private final OutputStream file;
    private final FileChannel kept;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DeflaterOutputStream packing;
    private final DataOutputStream out;
    private final List<ColumnFit> fits = new ArrayList<>();
    private List<Column> columns;
    private long rows;

    /**
     * @param file where the Parquet file goes
     * @param folder for the temporary file
     */
    public ParquetSink(OutputStream file, Path folder) throws IOException {
        this.file = file;
        this.kept = FileChannel.open(
                Files.createTempFile(folder, "rows", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        this.packing = new DeflaterOutputStream(Channels.newOutputStream(kept), deflater, BUFFER);
        this.out = new DataOutputStream(new BufferedOutputStream(packing, BUFFER));
    }

    @Override
    public void begin(List<Column> all) {
        columns = List.copyOf(all);
        columns.forEach(column -> fits.add(new ColumnFit(column)));
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = cells.get(i);
            fits.get(i).see(cell);
            if (cell == null) {
                out.writeInt(NULL);
            } else {
                byte[] text = cell.text().getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
        rows++;
    }

    @Override
    public void end() throws IOException {
        out.flush();
        packing.finish();
        List<ColumnType> types = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            types.add(fits.get(i).type(unique(columns.get(i).name(), names)));
        }
        ParquetFile parquet = new ParquetFile(file, types);
        kept.position(0);
        // with the stream, the channel is closed, and the temporary file is gone
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(Channels.newInputStream(kept)), BUFFER))) {
            for (long row = 0; row < rows; row++) {
                String[] values = new String[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    int length = in.readInt();
                    values[i] = length == NULL ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
                }
                parquet.row(values);
            }
        }
        parquet.end();
    }

    /** Two columns of a query may have one name. */
    private static String unique(String name, Set<String> names) {
        String unique = name;
        for (int number = 2; !names.add(unique); number++) {
            unique = name + "_" + number;
        }
        return unique;
    }

    /** Removes the temporary file. */
    @Override
    public void close() throws IOException {
        deflater.end();
        kept.close();
    }
}
