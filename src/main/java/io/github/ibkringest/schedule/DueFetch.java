package io.github.ibkringest.schedule;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request that is due.
 *
 * @param why what makes it due
 * @param period the days to ask for; {@link Period#ALWAYS} for those that the query itself names
 * @param datasets what to bring in from the answer
 */
public record DueFetch(Reason why, Period period, Set<Dataset> datasets) {

    /** What makes a fetch due. */
    public enum Reason {
        /** Its time has come, or has gone by without a success. */
        TIME,
        /** The last day was not in the statement yet. */
        LATE_STATEMENT,
        /** Older days are missing, or days of which records wait in quarantine. */
        GAP
    }

    public DueFetch {
        datasets = Collections.unmodifiableSet(new TreeSet<>(datasets));
    }
}
