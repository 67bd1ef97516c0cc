package io.github.ibkringest.cli.rows;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.rows.parquet.ParquetSink;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import io.github.ibkringest.listing.CsvSink;
import io.github.ibkringest.listing.JsonSink;
import io.github.ibkringest.listing.RowSink;
import io.github.ibkringest.message.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The options {@code --format} and {@code --output}: writes rows as they come from the database, never all at once. */
public final class RowOutput {

    @CommandLine.Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), csv, json, jsonl (one object on each line), xlsx (Excel) or parquet.")
    private RowFormat format;

    @CommandLine.Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to this file instead; it is replaced once all rows are written.")
    private Path file;

    private boolean isFitted;

    /** A table on the terminal, where no option was given. */
    public static RowOutput table() {
        RowOutput output = new RowOutput();
        output.format = RowFormat.TABLE;
        return output;
    }

    /** The format that was chosen. */
    public RowFormat format() {
        return format;
    }

    /** Whether rows are a table on the terminal, where only so many columns fit. */
    public boolean isShown() {
        return format == RowFormat.TABLE && file == null;
    }

    /** The same, with tables that fit into a terminal: what does not fit into the last column goes on below it. */
    public RowOutput fitted() {
        isFitted = true;
        return this;
    }

    /** Whether rows go to a file. */
    public boolean hasFile() {
        return file != null;
    }

    /**
     * Says so before anything is asked for if the format needs a file.
     *
     * @throws BrokerConfigurationException if it needs one that is not given, or it cannot be where it is to be
     */
    public void check() {
        if (format.isBinary() && file == null) {
            throw new BrokerConfigurationException(
                    "--format " + format + " cannot be shown on a terminal; add --output FILE." + format);
        }
        if (file != null) {
            OutputFile.folderOf(file);
        }
    }

    /**
     * What was written.
     *
     * @param rows how many rows
     * @param isAll whether these are all
     */
    public record Written(long rows, boolean isAll) {}

    /**
     * Writes rows.
     *
     * @param out where they go if they go to no file
     * @param title of a sheet
     * @param limit at most so many; 0 for all
     */
    public Written write(ResultSet rows, PrintWriter out, String title, long limit) throws SQLException {
        try {
            return file == null ? pump(rows, textSink(out), limit) : writeFile(rows, title, limit);
        } catch (IOException e) {
            throw new BrokerConfigurationException(
                    (file == null ? "the rows" : file.toString()) + " cannot be written: " + Reason.of(e));
        }
    }

    private Written writeFile(ResultSet rows, String title, long limit) throws SQLException, IOException {
        Path part = Files.createTempFile(folder(), file.getFileName().toString(), ".part");
        try {
            Written written;
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(part))) {
                if (format == RowFormat.XLSX) {
                    written = pump(rows, new ExcelSink(bytes, title), limit);
                } else if (format == RowFormat.PARQUET) {
                    try (ParquetSink sink = new ParquetSink(bytes, folder())) {
                        written = pump(rows, sink, limit);
                    }
                } else {
                    PrintWriter text = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                    written = pump(rows, textSink(text), limit);
                    if (text.checkError()) {
                        throw new IOException("not everything could be written");
                    }
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path folder() {
        return file.toAbsolutePath().getParent();
    }

    private RowSink textSink(PrintWriter out) throws IOException {
        return switch (format) {
            case CSV -> new CsvSink(out);
            case JSON -> new JsonSink(out, false);
            case JSONL -> new JsonSink(out, true);
            default -> new TableSink(out, isFitted);
        };
    }

    private static Written pump(ResultSet rows, RowSink sink, long limit) throws SQLException, IOException {
        ResultSetMetaData told = rows.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= told.getColumnCount(); i++) {
            columns.add(Column.of(told, i));
        }
        sink.begin(columns);
        Cell[] cells = new Cell[columns.size()];
        long written = 0;
        boolean isMore = rows.next();
        while (isMore && (limit == 0 || written < limit)) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Cell.of(rows, i + 1, columns.get(i).kind());
            }
            sink.row(Arrays.asList(cells));
            written++;
            isMore = rows.next();
        }
        sink.end();
        return new Written(written, !isMore);
    }
}
