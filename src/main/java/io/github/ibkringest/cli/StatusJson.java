package io.github.ibkringest.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.store.Overview;

/** The status as one JSON document. */
final class StatusJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusJson() {}

    static String write(Overview overview, Completeness completeness, Outlook outlook) {
        ObjectNode document = JSON.createObjectNode();
        document.set("lastRuns", JSON.valueToTree(overview.lastRuns()));
        document.set("completeness", CoverageJson.pairs(completeness));
        document.set("gaps", CoverageJson.gaps(completeness, completeness.gaps()));
        document.set("rows", JSON.valueToTree(overview.rows()));
        document.set("toLookAt", JSON.valueToTree(overview.loose()));
        outlook.addTo(document);
        return document.toPrettyString();
    }
}
