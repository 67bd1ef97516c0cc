package io.github.ibkringest.cli.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.ibkringest.cli.output.Moment;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Quarantined records as a table, in full, and as one JSON document. */
public final class QuarantineOutput {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN = "open";
    private static final String NOTHING = "Nothing is in quarantine.";

    private QuarantineOutput() {}

    public static void print(List<QuarantinedRecord> records, boolean json, PrintWriter out) {
        if (json) {
            ObjectNode document = JSON.createObjectNode();
            var array = document.putArray("records");
            records.forEach(record -> array.add(node(record)));
            out.println(document.toPrettyString());
        } else if (records.isEmpty()) {
            out.println(NOTHING);
        } else {
            boolean closed = records.stream().anyMatch(record -> !record.state().equals(OPEN));
            Table table = closed
                    ? new Table("id", "account", "dataset", "day", "state", "reason, and where it stands")
                    : new Table("id", "account", "dataset", "day", "reason, and where it stands");
            records.forEach(record -> table.row(cells(record, closed)));
            table.printFitted(out);
        }
        out.flush();
    }

    private static Object[] cells(QuarantinedRecord record, boolean closed) {
        List<Object> cells =
                new ArrayList<>(Arrays.asList(record.id(), record.account(), record.dataset(), record.day()));
        if (closed) {
            cells.add(record.state());
        }
        cells.add(record.reason() + "; " + record.raw().place());
        return cells.toArray();
    }

    public static void show(QuarantinedRecord record, boolean json, PrintWriter out) {
        if (json) {
            out.println(node(record).toPrettyString());
        } else {
            show(record, out);
        }
        out.flush();
    }

    private static void show(QuarantinedRecord record, PrintWriter out) {
        line(out, "id", record.id());
        line(out, "account", record.account());
        line(out, "dataset", record.dataset());
        line(out, "day", record.day());
        line(out, "state", record.state());
        line(out, "reason", record.reason());
        line(out, "where", record.raw().place());
        line(out, "feed", record.raw().provenance().feed());
        line(out, "stated at", moment(record.raw().provenance().asOf()));
        line(out, "quarantined", moment(record.createdAt()) + " by run " + record.runId());
        line(out, "closed", moment(record.closedAt()));
        line(out, "closed by run", record.closedByRun());
        line(out, "note", record.closingNote());
        record(record.raw().json(), out);
    }

    /** Each attribute on a line of its own: the wrong one is found among dozens. */
    private static void record(String json, PrintWriter out) {
        try {
            JsonNode attributes = JSON.readTree(json);
            out.println("record");
            attributes
                    .properties()
                    .forEach(attribute -> out.println("  " + attribute.getKey() + "="
                            + (attribute.getValue().isTextual()
                                    ? "\"" + attribute.getValue().textValue() + "\""
                                    : attribute.getValue())));
        } catch (JsonProcessingException e) {
            line(out, "record", json);
        }
    }

    private static String moment(Instant moment) {
        return moment == null
                ? null
                : Moment.text(moment.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void line(PrintWriter out, String name, Object value) {
        if (value != null) {
            out.println(name + " ".repeat(Math.max(1, 15 - name.length())) + value);
        }
    }

    private static ObjectNode node(QuarantinedRecord record) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", record.id());
        node.put("account", record.account().isEmpty() ? null : record.account());
        node.put("dataset", record.dataset().label());
        node.put("day", Objects.toString(record.day(), null));
        node.put("state", record.state());
        node.put("reason", record.reason());
        node.put("where", record.raw().place());
        node.put("feed", record.raw().provenance().feed());
        node.put("asOf", text(record.raw().provenance().asOf()));
        node.put("createdAt", text(record.createdAt()));
        node.put("runId", record.runId());
        node.put("closedAt", text(record.closedAt()));
        node.put("closedByRun", record.closedByRun());
        node.put("closingNote", record.closingNote());
        node.putRawValue("record", new RawValue(record.raw().json()));
        return node;
    }

    private static String text(Instant instant) {
        return Objects.toString(instant, null);
    }

    public static void printRetried(List<RunReport> runs, boolean noneOpen, boolean json, PrintWriter out) {
        if (json) {
            out.println(RunJson.write(SyncResult.of(runs), BrokerTotals.NONE));
        } else if (noneOpen) {
            out.println(NOTHING);
        } else if (!runs.isEmpty()) {
            RunTable table = new RunTable(runs);
            table.print(out);
            table.printNotes(out);
        }
        out.flush();
    }
}
