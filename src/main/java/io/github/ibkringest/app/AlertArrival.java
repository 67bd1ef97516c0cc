package io.github.ibkringest.app;

import io.github.ibkringest.alert.UndeliveredAlertException;
import io.github.ibkringest.ingest.run.Causes;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether an alert has arrived that goes to several receivers: when one of them has it. Logs of the others that
 * they do not have it. Stateless.
 */
final class AlertArrival implements AggregationStrategy {

    /** The header that names the alert for the log. */
    static final String TITLE = "title";

    private static final Logger LOG = LoggerFactory.getLogger(AlertArrival.class);

    @Override
    public Exchange aggregate(Exchange before, Exchange next) {
        if (before == null) {
            return next;
        }
        boolean hasArrived = before.getException() == null;
        if (hasArrived && next.getException() == null) {
            return before;
        }
        tell(hasArrived ? next : before);
        return hasArrived ? before : next;
    }

    /** Logs an alert that did not arrive. */
    static void tell(Exchange lost) {
        Exception failure = lost.getException();
        LOG.warn(
                "the alert {} did not reach {}",
                lost.getMessage().getHeader(TITLE),
                failure instanceof UndeliveredAlertException
                        ? failure.getMessage()
                        : "the end of its route: " + Causes.sentence(failure));
    }
}
