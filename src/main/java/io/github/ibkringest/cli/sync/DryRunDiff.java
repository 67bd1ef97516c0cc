package io.github.ibkringest.cli.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.run.Change;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dry run would change: all of it as JSON, the first of it for people. Each run of a dry run is compared with
 * what is stored, not with the runs before it, so a row that several of them would write is reported once.
 */
public final class DryRunDiff {

    private static final int SHOWN = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DryRunDiff() {}

    private record Place(String account, Dataset dataset, String key, String reason) {}

    private static Map<Place, Change> of(List<RunReport> runs) {
        Map<Place, Change> changes = new LinkedHashMap<>();
        for (RunReport run : runs) {
            for (Change change : run.changes()) {
                Place place = new Place(run.account(), change.dataset(), change.key(), change.reason());
                changes.putIfAbsent(place, change);
            }
        }
        return changes;
    }

    /**
     * How many orders were made from executions only because the run that inserts their records was rolled back before. 0
     * for runs that were not dry.
     */
    static long ordersMadeInVain(List<RunReport> runs) {
        Set<String> recorded = runs.stream()
                .filter(run -> run.dataset() == Dataset.ORDERS)
                .flatMap(DryRunDiff::insertedOrders)
                .collect(Collectors.toSet());
        return runs.stream()
                .filter(run -> run.dataset() != Dataset.ORDERS)
                .flatMap(DryRunDiff::insertedOrders)
                .filter(recorded::contains)
                .count();
    }

    private static Stream<String> insertedOrders(RunReport run) {
        return run.changes().stream()
                .filter(change -> change.dataset() == Dataset.ORDERS && change.kind() == Change.Kind.INSERT)
                .map(change -> run.account() + " " + change.key());
    }

    static ArrayNode json(List<RunReport> runs) {
        ArrayNode array = JSON.createArrayNode();
        of(runs).forEach((place, change) -> {
            ObjectNode node = array.addObject();
            node.put("account", place.account());
            node.put("dataset", change.dataset().label());
            node.put("change", change.kind().name().toLowerCase(Locale.ROOT));
            node.put("key", change.key());
            if (change.kind() == Change.Kind.UPDATE) {
                ObjectNode columns = node.putObject("columns");
                change.columns()
                        .forEach((name, values) -> columns.putObject(name)
                                .put("old", values.before())
                                .put("new", values.after()));
            }
            if (change.reason() != null) {
                node.put("reason", change.reason());
            }
        });
        return array;
    }

    public static void print(List<RunReport> runs, PrintWriter out) {
        Collection<Map.Entry<Place, Change>> changes = of(runs).entrySet();
        if (changes.isEmpty()) {
            out.println("Nothing would change.");
            return;
        }
        out.println("Would change:");
        changes.stream().limit(SHOWN).forEach(entry -> out.println("  " + line(entry.getKey(), entry.getValue())));
        if (changes.size() > SHOWN) {
            out.println("  … and " + (changes.size() - SHOWN) + " more; see all with --json");
        }
    }

    private static String line(Place place, Change change) {
        String what = change.kind().name().toLowerCase(Locale.ROOT) + " "
                + Objects.toString(place.account(), "no account") + " " + change.dataset() + " " + change.key();
        return switch (change.kind()) {
            case INSERT -> what;
            case UPDATE -> what + ": " + columns(change);
            case QUARANTINE -> what + ": " + change.reason();
        };
    }

    private static String columns(Change change) {
        return change.columns().entrySet().stream()
                .map(column -> column.getKey() + " " + shown(column.getValue().before()) + " -> "
                        + shown(column.getValue().after()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(String value) {
        return value == null ? "(none)" : value;
    }
}
