package io.github.ibkringest.cli.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Quarantined records as a table, in full, and as one JSON document. */
public final class QuarantineOutput {

    private static final ObjectMapper JSON = new ObjectMapper();
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
            Table table = new Table("id", "account", "dataset", "state", "since (UTC)", "reason", "where");
            records.forEach(record -> table.row(
                    record.id(),
                    record.account(),
                    record.dataset(),
                    record.state(),
                    record.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    record.reason(),
                    record.raw().place()));
            table.print(out);
        }
        out.flush();
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
        line(out, "state", record.state());
        line(out, "reason", record.reason());
        line(out, "where", record.raw().place());
        line(out, "feed", record.raw().provenance().feed());
        line(out, "stated at", record.raw().provenance().asOf());
        line(out, "quarantined", record.createdAt() + " by run " + record.runId());
        line(out, "closed", record.closedAt());
        line(out, "closed by run", record.closedByRun());
        line(out, "note", record.closingNote());
        line(out, "record", record.raw().json());
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
            out.println(RunJson.write(SyncResult.of(runs)));
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
