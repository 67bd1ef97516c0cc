package io.github.ibkringest.page;

import io.github.ibkringest.listing.CsvSink;
import io.github.ibkringest.listing.JsonSink;
import io.github.ibkringest.listing.RowSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Rows for programs: JSON with all digits, and CSV. Stateless. */
final class RowText {

    private interface Written {

        void to(PrintWriter out) throws IOException;
    }

    private RowText() {}

    static String csv(Rows rows) {
        return text(out -> pump(rows, new CsvSink(out)));
    }

    /** An array. */
    static String json(Rows rows) {
        return text(out -> pump(rows, new JsonSink(out, false)));
    }

    /** An object with an array for each part. */
    static String json(Map<String, Rows> parts) {
        return text(out -> {
            String separator = "{\n";
            for (Map.Entry<String, Rows> part : parts.entrySet()) {
                out.append(separator).append('"').append(part.getKey()).append("\": ");
                pump(part.getValue(), new JsonSink(out, false));
                separator = ",\n";
            }
            out.append("}");
        });
    }

    private static void pump(Rows rows, RowSink sink) throws IOException {
        sink.begin(rows.columns());
        for (Map<String, Object> row : rows.values()) {
            sink.row(rows.cells(row));
        }
        sink.end();
    }

    private static String text(Written written) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try {
            written.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("rows cannot be written", e);
        }
        out.flush();
        return text.toString();
    }
}
