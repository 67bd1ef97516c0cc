package io.github.ibkringest.cli.coverage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.CoveredDays;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.Proof;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.run.Coverage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Coverage as JSON; other programs rely on its names. */
public final class CoverageJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CoverageJson() {}

    public static String write(
            Completeness completeness,
            Collection<String> accounts,
            Period period,
            List<Gap> gaps,
            List<Coverage.Unconfirmed> unconfirmed,
            boolean complete) {
        ObjectNode document = JSON.createObjectNode();
        document.put("lastDue", completeness.lastDue().toString());
        document.put("complete", complete);
        ArrayNode pairs = document.putArray("coverage");
        for (String account : accounts) {
            for (Dataset dataset : Dataset.values()) {
                ObjectNode pair = pair(completeness, account, dataset);
                covered(completeness, account, dataset, pair.putArray("covered"));
                proofs(completeness.proofs(account, dataset, period), pair.putArray("payloads"));
                pairs.add(pair);
            }
        }
        document.set("gaps", gaps(completeness, gaps));
        document.set("unconfirmed", JSON.valueToTree(unconfirmed));
        return document.toPrettyString();
    }

    /** How far each dataset of each account is proven. */
    public static ArrayNode pairs(Completeness completeness, Collection<String> accounts) {
        ArrayNode pairs = JSON.createArrayNode();
        for (String account : accounts) {
            for (Dataset dataset : Dataset.values()) {
                pairs.add(pair(completeness, account, dataset));
            }
        }
        return pairs;
    }

    private static ObjectNode pair(Completeness completeness, String account, Dataset dataset) {
        ObjectNode pair = JSON.createObjectNode();
        pair.put("account", account);
        pair.put("dataset", dataset.label());
        pair.put("history", completeness.history(account, dataset).label());
        pair.put("ok", completeness.history(account, dataset).isGreen());
        pair.put("since", text(completeness.begins(account)));
        pair.put("lastProven", text(completeness.lastProven(account, dataset)));
        pair.put("daysBehind", completeness.daysBehind(account, dataset).orElse(null));
        pair.put("missingDays", CompletenessTable.missing(completeness, account, dataset));
        return pair;
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }

    private static void covered(Completeness completeness, String account, Dataset dataset, ArrayNode array) {
        for (CoveredDays covered : completeness.coveredDays()) {
            if (covered.account().equals(account) && covered.dataset() == dataset) {
                for (Period days : covered.days().periods()) {
                    period(array.addObject().put("source", covered.source()), days);
                }
            }
        }
    }

    private static void proofs(List<Proof> proofs, ArrayNode array) {
        for (Proof proof : proofs) {
            ObjectNode node = array.addObject();
            node.put("source", proof.source());
            node.put("payload", proof.payload());
            node.put("runId", proof.runId());
            node.put("provisional", proof.provisional());
            period(node, proof.period());
        }
    }

    public static ArrayNode gaps(Completeness completeness, List<Gap> gaps) {
        ArrayNode array = JSON.createArrayNode();
        for (Gap gap : gaps) {
            ObjectNode node = array.addObject();
            node.put("account", gap.account());
            node.put("dataset", gap.dataset().label());
            period(node, gap.period());
            node.put("tradingDays", completeness.tradingDays(gap));
        }
        return array;
    }

    private static void period(ObjectNode node, Period days) {
        node.put("from", days.from().toString());
        node.put("to", days.to().toString());
    }
}
