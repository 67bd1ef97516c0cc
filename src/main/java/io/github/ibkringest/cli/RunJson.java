package io.github.ibkringest.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.ingest.RunReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The result of a sync as one JSON document; other programs rely on its names. */
final class RunJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunJson() {}

    static String write(List<RunReport> runs) {
        return document(runs).toPrettyString();
    }

    private static ObjectNode document(List<RunReport> runs) {
        ObjectNode document = JSON.createObjectNode();
        var array = document.putArray("runs");
        runs.forEach(run -> array.add(node(run)));
        totals(document.putObject("totals"), runs);
        return document;
    }

    /** The result of a dry run, with everything that it would change. */
    static String writeDryRun(List<RunReport> runs) {
        ObjectNode document = document(runs);
        document.set("changes", Differences.json(runs));
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
        totals.put("read", sum(runs, RunReport::read));
        totals.put("inserted", sum(runs, RunReport::inserted));
        totals.put("updated", sum(runs, RunReport::updated));
        totals.put("corrected", sum(runs, RunReport::corrected));
        totals.put("ordersMade", sum(runs, RunReport::ordersMade));
        totals.put("unchanged", sum(runs, RunReport::unchanged));
        totals.put("quarantined", sum(runs, RunReport::quarantined));
        Map<String, Long> ignored = new TreeMap<>();
        runs.forEach(run -> run.ignored().forEach((rule, records) -> ignored.merge(rule, records, Long::sum)));
        totals.set("ignored", JSON.valueToTree(ignored));
        totals.put("durationMs", sum(runs, RunReport::durationMs));
    }

    private static long sum(List<RunReport> runs, ToLongFunction<RunReport> figure) {
        return runs.stream().mapToLong(figure).sum();
    }
}
