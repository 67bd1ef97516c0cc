package io.github.ibkringest.cli.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.cli.coverage.CompletenessTable;
import io.github.ibkringest.cli.coverage.CoverageJson;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.store.status.Loose;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The status as one JSON document; other programs rely on its names. */
public final class StatusJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusJson() {}

    public static String write(
            Standings known,
            List<Standing> shown,
            Completeness completeness,
            UpcomingRuns outlook,
            Consumers consumers,
            boolean ok) {
        Set<String> codes =
                shown.stream().map(standing -> standing.account().code()).collect(Collectors.toSet());
        ObjectNode document = JSON.createObjectNode();
        document.put("ok", ok);
        ArrayNode accounts = document.putArray("accounts");
        shown.forEach(standing -> accounts.add(account(standing)));
        document.set("problems", problems(known.ofNoAccount()));
        document.set("failingFiles", JSON.valueToTree(known.failing()));
        document.set(
                "lastRuns",
                JSON.valueToTree(known.runs().stream()
                        .filter(run -> run.account() == null || codes.contains(run.account()))
                        .toList()));
        List<String> synced =
                completeness.accounts().stream().filter(codes::contains).toList();
        document.set("completeness", CoverageJson.pairs(completeness, synced));
        document.set(
                "gaps",
                CoverageJson.gaps(
                        completeness,
                        completeness.gaps().stream()
                                .filter(gap -> codes.contains(gap.account()))
                                .toList()));
        document.set(
                "rows",
                JSON.valueToTree(known.rows().stream()
                        .filter(row -> codes.contains(row.account()))
                        .toList()));
        ObjectNode loose = document.putObject("toLookAt");
        for (Loose kind : Loose.values()) {
            loose.put(kind.title(), known.count(kind));
        }
        outlook.addTo(document);
        consumers.addTo(document);
        return document.toPrettyString();
    }

    private static ObjectNode account(Standing standing) {
        LocalDate proven = standing.provenTo();
        ObjectNode node = JSON.createObjectNode();
        node.put("account", standing.account().code());
        node.put("alias", standing.account().alias());
        node.put("environment", CompletenessTable.lower(standing.account().environment()));
        node.put("synced", standing.account().isSynced());
        node.put("lastRun", standing.lastRun());
        node.put("provenTo", proven == null ? null : proven.toString());
        node.put("reconciled", ReconciledText.of(standing.reconciled()));
        node.put("ok", standing.isOk());
        node.set("problems", problems(standing.problems()));
        return node;
    }

    private static ArrayNode problems(List<Problem> problems) {
        ArrayNode array = JSON.createArrayNode();
        problems.forEach(problem -> array.addObject()
                .put("grade", CompletenessTable.lower(problem.grade()))
                .put("what", problem.text())
                .put("see", problem.command()));
        return array;
    }
}
