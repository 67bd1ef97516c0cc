package io.github.ibkringest.cli.rows.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * Writes rows as a Parquet file: magic bytes, groups of rows, each column by column, and the description at the end
 * (https://parquet.apache.org/docs/file-format/). Holds one group in memory. Not thread-safe.
 */
final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_OF_GROUP = 100_000;
    private static final long BYTES_OF_GROUP = 16L << 20;

    private final OutputStream out;
    private final List<ColumnType> columns;
    private final List<RowGroup> groups = new ArrayList<>();
    private List<ColumnPages> pages;
    private long place;
    private long rowsOfGroup;
    private long rows;

    ParquetFile(OutputStream out, List<ColumnType> columns) throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        this.pages = begun();
        out.write(MAGIC);
        place = MAGIC.length;
    }

    private List<ColumnPages> begun() {
        return columns.stream().map(ColumnPages::new).toList();
    }

    /** A row; null for null. */
    void row(String... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            pages.get(i).add(values[i]);
        }
        rowsOfGroup++;
        if (rowsOfGroup == ROWS_OF_GROUP
                || pages.stream().mapToLong(ColumnPages::size).sum() > BYTES_OF_GROUP) {
            writeGroup();
        }
    }

    private void writeGroup() throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long bytes = 0;
        for (ColumnPages column : pages) {
            ColumnChunk chunk = column.writeTo(out, place);
            chunks.add(chunk);
            place += chunk.getMeta_data().getTotal_compressed_size();
            bytes += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        groups.add(new RowGroup(chunks, bytes, rowsOfGroup));
        rows += rowsOfGroup;
        rowsOfGroup = 0;
        pages = begun();
    }

    /** The description, after the last row. */
    void end() throws IOException {
        if (rowsOfGroup > 0) {
            writeGroup();
        }
        List<SchemaElement> described = new ArrayList<>();
        SchemaElement root = new SchemaElement("rows");
        root.setNum_children(columns.size());
        described.add(root);
        columns.forEach(column -> described.add(column.described()));
        FileMetaData description = new FileMetaData(1, described, rows, groups);
        description.setCreated_by("ibkr-ingest");
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(description, footer);
        footer.writeTo(out);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        out.write(MAGIC);
        out.flush();
    }
}
