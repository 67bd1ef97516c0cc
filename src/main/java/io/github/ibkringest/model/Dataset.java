package io.github.ibkringest.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of facts that are ingested, each with its own route, table and runs. */
public enum Dataset {
    ORDERS("orders", "trade_order"),
    EXECUTIONS("executions", "execution"),
    OPTION_EVENTS("option-events", "option_event"),
    CORPORATE_ACTIONS("corporate-actions", "corporate_action", true),
    TRANSFERS("transfers", "transfer", true);

    private static final Set<Dataset> REQUIRED = Collections.unmodifiableSet(EnumSet.copyOf(
            Arrays.stream(values()).filter(dataset -> !dataset.optional).toList()));

    private final String label;
    private final String table;
    private final boolean optional;

    Dataset(String label, String table) {
        this(label, table, false);
    }

    Dataset(String label, String table, boolean optional) {
        this.label = label;
        this.table = table;
        this.optional = optional;
    }

    /** The datasets that every history of trades has; without one of them it is not complete. */
    public static Set<Dataset> required() {
        return REQUIRED;
    }

    /** Whether many accounts do without it: it is imported where it is delivered, and missed only once it was. */
    public boolean isOptional() {
        return optional;
    }

    /** The name on the command line, in routes, in the ledger and in names of SQL files: {@code option-events}. */
    public String label() {
        return label;
    }

    /** The table that holds the rows of this dataset. */
    public String table() {
        return table;
    }

    /**
     * The dataset of a label.
     *
     * @throws IllegalArgumentException when there is none, naming those that exist
     */
    public static Dataset of(String label) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown dataset '" + label + "'; known are "
                        + Arrays.stream(values()).map(Dataset::label).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return label;
    }
}
