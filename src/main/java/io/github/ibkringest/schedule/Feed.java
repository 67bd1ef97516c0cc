package io.github.ibkringest.schedule;

import io.github.ibkringest.model.Dataset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the schedule distinguishes: reports of one kind are ready at the same times and are fetched together. */
public enum Feed {
    /** Final figures of past days, made in the night. */
    ACTIVITY("activity", EnumSet.allOf(Dataset.class)),
    /** Today's fills, some minutes after they happened. Option events are never confirmed. */
    CONFIRMS("confirms", EnumSet.of(Dataset.ORDERS, Dataset.EXECUTIONS)),
    /** Whatever lies there: sources that ask no broker. */
    FILES("files", EnumSet.allOf(Dataset.class));

    private final String label;
    private final Set<Dataset> datasets;

    Feed(String label, Set<Dataset> datasets) {
        this.label = label;
        this.datasets = Collections.unmodifiableSet(datasets);
    }

    /** The name in settings and routes. */
    public String label() {
        return label;
    }

    /** The datasets that its reports can hold. */
    public Set<Dataset> datasets() {
        return datasets;
    }

    /** The feed of a label. */
    public static Feed of(String label) {
        for (Feed feed : values()) {
            if (feed.label.equals(label)) {
                return feed;
            }
        }
        throw new IllegalArgumentException("there is no feed '" + label + "'");
    }
}
