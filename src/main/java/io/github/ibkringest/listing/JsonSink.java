package io.github.ibkringest.listing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Objects by column name, as one array or one on each line. Numbers have all their digits. */
public final class JsonSink implements RowSink {

    private final PrintWriter out;
    private final boolean lines;
    private final JsonGenerator json;

    private List<Column> columns;
    private boolean isFirst = true;

    /** @param lines whether each object has a line of its own, instead of one array */
    public JsonSink(PrintWriter out, boolean lines) throws IOException {
        this.out = out;
        this.lines = lines;
        this.json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setRootValueSeparator(null);
    }

    @Override
    public void begin(List<Column> all) {
        columns = all;
        if (!lines) {
            out.append('[');
        }
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (!lines) {
            out.append(isFirst ? "\n" : ",\n");
        }
        isFirst = false;
        json.writeStartObject();
        for (int i = 0; i < cells.size(); i++) {
            json.writeFieldName(columns.get(i).name());
            value(cells.get(i));
        }
        json.writeEndObject();
        json.flush();
        if (lines) {
            out.append('\n');
        }
    }

    private void value(Cell cell) throws IOException {
        if (cell == null) {
            json.writeNull();
            return;
        }
        switch (cell.kind()) {
            case NUMBER, BOOLEAN, JSON -> json.writeRawValue(cell.text());
            default -> json.writeString(cell.text());
        }
    }

    @Override
    public void end() {
        out.append(lines ? "" : "\n]\n");
        out.flush();
    }
}
