package io.github.ibkringest.cli.rows.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** The pages of a column in a group of rows, compressed, until the group is written. Not thread-safe. */
final class ColumnPages {

    private static final int BYTES_OF_PAGE = 1 << 20;

    private final ColumnType column;
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private PlainPage page = new PlainPage();
    private long values;
    private long uncompressed;

    ColumnPages(ColumnType column) {
        this.column = column;
    }

    /** A value as text; null for null. */
    void add(String value) throws IOException {
        column.add(page, value);
        if (page.size() > BYTES_OF_PAGE) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        byte[] bytes = page.bytes();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        PageHeader header = new PageHeader(PageType.DATA_PAGE, bytes.length, packed.size());
        header.setData_page_header(new DataPageHeader(page.count(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        int before = pages.size();
        Util.writePageHeader(header, pages);
        uncompressed += pages.size() - before + bytes.length;
        packed.writeTo(pages);
        values += page.count();
        page = new PlainPage();
    }

    /** Bytes in memory, about. */
    long size() {
        return (long) pages.size() + page.size();
    }

    /** Writes the pages at a place of the file, and says how they are found. */
    ColumnChunk writeTo(OutputStream file, long place) throws IOException {
        if (page.count() > 0) {
            endPage();
        }
        pages.writeTo(file);
        ColumnChunk chunk = new ColumnChunk(place);
        chunk.setMeta_data(new ColumnMetaData(
                column.written(),
                List.of(Encoding.PLAIN, Encoding.RLE),
                List.of(column.name()),
                CompressionCodec.GZIP,
                values,
                uncompressed,
                pages.size(),
                place));
        return chunk;
    }
}
