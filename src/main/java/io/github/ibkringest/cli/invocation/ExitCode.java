package io.github.ibkringest.cli.invocation;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncBrokenOffException;
import java.util.List;

/** How the program ends; other programs rely on the numbers. */
public final class ExitCode {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int QUARANTINED = 3;
    public static final int BUSY = 4;
    public static final int UNAVAILABLE = 5;

    /** What the Java runtime ends with itself when Ctrl-C stops it. */
    public static final int INTERRUPTED = 130;

    private static final List<Integer> WORST_FIRST = List.of(FAILED, USAGE, UNAVAILABLE, BUSY, QUARANTINED, DONE);

    private ExitCode() {}

    /** The code of a sync: what is worst for the user wins. */
    public static int of(List<RunReport> runs) {
        if (has(runs, RunReport.Status.FAILED)) {
            return FAILED;
        }
        if (has(runs, RunReport.Status.REFUSED)) {
            return USAGE;
        }
        if (has(runs, RunReport.Status.UNAVAILABLE)) {
            return UNAVAILABLE;
        }
        if (has(runs, RunReport.Status.BUSY)) {
            return BUSY;
        }
        return runs.stream().anyMatch(run -> run.quarantined() > 0) ? QUARANTINED : DONE;
    }

    /** The code of a sync that could not work, or not to its end. */
    public static int of(BrokerException thrown) {
        if (thrown instanceof BrokerConfigurationException
                || thrown instanceof BrokerRefusedException
                || thrown instanceof SyncBrokenOffException) {
            return USAGE;
        }
        return thrown instanceof BrokerUnavailableException ? UNAVAILABLE : FAILED;
    }

    /** The one of two codes that is worse for the user. */
    public static int worse(int one, int other) {
        return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other) ? one : other;
    }

    private static boolean has(List<RunReport> runs, RunReport.Status status) {
        return runs.stream().anyMatch(run -> run.status() == status);
    }
}
