package io.github.ibkringest.cli.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The result of a sync as one JSON document; other programs rely on its names. */
public final class RunJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunJson() {}

    public static String write(SyncResult result, BrokerTotals totals) {
        ObjectNode document = document(result);
        document.set("brokerTotals", totals.json(JSON));
        return document.toPrettyString();
    }

    private static ObjectNode document(SyncResult result) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode runs = document.putArray("runs");
        result.runs().forEach(run -> runs.add(node(run)));
        totals(document.putObject("totals"), result.runs());
        ObjectNode sums = document.putObject("sums");
        RunSum.of(result.runs())
                .forEach(sum -> sums.withObjectProperty(sum.account() == null ? "" : sum.account())
                        .set(sum.dataset().label(), node(sum)));
        ArrayNode payloads = document.putArray("payloads");
        result.payloads().forEach(payload -> payloads.add(node(payload)));
        ObjectNode files = document.putObject("files");
        files.put("found", result.files().found());
        files.put("known", result.files().known());
        files.put("imported", result.files().imported());
        files.put("failed", result.files().failed());
        document.set("leftOut", JSON.valueToTree(result.leftOut()));
        document.set("findings", JSON.valueToTree(result.findings()));
        return document;
    }

    private static ObjectNode node(RunSum sum) {
        ObjectNode node = JSON.createObjectNode();
        node.put("payloads", sum.payloads());
        counts(node, sum.runs());
        return node;
    }

    private static ObjectNode node(SyncResult.ReadPayload payload) {
        ObjectNode node = JSON.createObjectNode();
        node.put("payload", payload.name());
        node.put("rows", payload.rows().rows());
        node.put("records", payload.rows().recordCount());
        node.set("skipped", JSON.valueToTree(new TreeMap<>(payload.rows().skipped())));
        node.set("notes", JSON.valueToTree(payload.notes()));
        return node;
    }

    /** The result of a dry run, with everything that it would change. */
    public static String writeDryRun(SyncResult result) {
        ObjectNode document = document(result);
        document.set("changes", DryRunDiff.json(result.runs()));
        return document.toPrettyString();
    }

    private static ObjectNode node(RunReport run) {
        ObjectNode node = JSON.createObjectNode();
        node.put("runId", run.runId());
        node.put("account", run.account());
        node.put(
                "environment",
                run.environment() == null ? null : run.environment().name());
        node.put("dataset", run.dataset().label());
        node.put("source", run.source());
        node.put("payload", run.payload());
        node.put("status", run.status().name().toLowerCase(Locale.ROOT));
        node.put("read", run.read());
        node.put("inserted", run.inserted());
        node.put("updated", run.updated());
        node.put("corrected", run.corrected());
        node.put("ordersMade", run.ordersMade());
        node.put("unchanged", run.unchanged());
        node.put("quarantined", run.quarantined());
        node.set("ignored", JSON.valueToTree(new TreeMap<>(run.ignored())));
        node.put("durationMs", run.durationMs());
        node.put("error", run.error());
        return node;
    }

    private static void totals(ObjectNode totals, List<RunReport> runs) {
        totals.put("runs", runs.size());
        counts(totals, runs);
        totals.put("durationMs", sum(runs, RunReport::durationMs));
    }

    private static void counts(ObjectNode node, List<RunReport> runs) {
        node.put("read", sum(runs, RunReport::read));
        node.put("inserted", sum(runs, RunReport::inserted));
        node.put("updated", sum(runs, RunReport::updated));
        node.put("corrected", sum(runs, RunReport::corrected));
        node.put("ordersMade", sum(runs, RunReport::ordersMade));
        node.put("unchanged", sum(runs, RunReport::unchanged));
        node.put("quarantined", sum(runs, RunReport::quarantined));
        node.set("ignored", JSON.valueToTree(RunSum.ignored(runs)));
    }

    private static long sum(List<RunReport> runs, ToLongFunction<RunReport> figure) {
        return runs.stream().mapToLong(figure).sum();
    }
}
