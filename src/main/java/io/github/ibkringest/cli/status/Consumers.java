package io.github.ibkringest.cli.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.store.status.Vitals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/**
 * How far the consumers of events are.
 *
 * @param lags each of them
 * @param limit how long an event may wait
 */
public record Consumers(List<Vitals.Lag> lags, Duration limit) {

    /** Where nobody has set a limit. */
    public static final Duration USUAL_LIMIT = Duration.ofHours(1);

    /** Those that stand still. */
    public List<Problem> problems() {
        return lags.stream()
                .filter(lag -> lag.standsStill(limit))
                .map(lag -> new Problem(
                        "",
                        Problem.Grade.DOUBTFUL,
                        "consumer " + lag.consumer() + " stands still",
                        "the consumer " + lag.consumer() + " of events stands still: " + why(lag),
                        null))
                .toList();
    }

    private static String why(Vitals.Lag lag) {
        if (lag.stopped() != null) {
            return lag.stopped();
        }
        return lag.isOfThisLog()
                ? lag.behind() + " events are waiting; one that is no longer used:" + " ibkr-ingest events --consumer "
                        + lag.consumer() + " --forget"
                : "it has seen events that this log does not have: the database was restored or created anew";
    }

    void print(PrintWriter out) {
        if (lags.isEmpty()) {
            return;
        }
        Table table = new Table("consumer of events", "behind", "oldest waits", "state");
        lags.forEach(lag -> table.row(
                lag.consumer(), lag.behind(), text(lag.age()), lag.standsStill(limit) ? "stands still" : "ok"));
        table.print(out);
        out.println();
    }

    private static String text(Duration age) {
        long seconds = age.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }

    void addTo(ObjectNode document) {
        ArrayNode consumers = document.putArray("consumers");
        lags.forEach(lag -> consumers
                .addObject()
                .put("consumer", lag.consumer())
                .put("behind", lag.behind())
                .put("lagSeconds", lag.age().toSeconds())
                .put("stopped", lag.stopped())
                .put("ok", !lag.standsStill(limit)));
    }
}
