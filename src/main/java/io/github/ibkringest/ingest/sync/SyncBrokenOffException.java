package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.ingest.run.RunReport;
import java.util.List;
import org.apache.camel.Exchange;

/** A sync that ended because something about its request is wrong, after some of its runs had been done. */
public final class SyncBrokenOffException extends BrokerException {

    private static final long serialVersionUID = 1L;

    private final transient SyncResult result;

    private SyncBrokenOffException(BrokerConfigurationException cause, SyncResult result) {
        super(cause.getMessage(), cause);
        this.result = result;
    }

    /** What a sync ended with: the same, and the runs that had been done by then, if there are any. */
    public static BrokerException of(BrokerConfigurationException thrown, Exchange exchange) {
        Sync sync = Sync.of(exchange);
        return sync == null || sync.reports().isEmpty()
                ? thrown
                : new SyncBrokenOffException(thrown, SyncResult.of(exchange));
    }

    /** The reports of the runs that were done. */
    public List<RunReport> reports() {
        return result.runs();
    }

    /** What had been done. */
    public SyncResult result() {
        return result;
    }
}
