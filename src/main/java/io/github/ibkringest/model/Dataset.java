package io.github.ibkringest.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The three kinds of facts that are ingested, each with its own route, table and runs. */
public enum Dataset {
    ORDERS("orders", "trade_order"),
    EXECUTIONS("executions", "execution"),
    OPTION_EVENTS("option-events", "option_event");

    private final String label;
    private final String table;

    Dataset(String label, String table) {
        this.label = label;
        this.table = table;
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
