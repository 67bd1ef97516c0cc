package io.github.ibkringest.ingest.run;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Brings the report of a run, or its failure, from the store back to the route of the dataset, and that of a sync back to
 * the schedule. The transaction, or the error handler of the sync, marks the exchange of a failure as dealt with, so that
 * no other route could handle it; the exchange of the route that asked carries no such mark. Stateless.
 */
public final class RunResult implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange dataset, Exchange run) {
        dataset.getVariables().putAll(run.getVariables());
        if (run.getException() != null) {
            dataset.setException(run.getException());
        } else {
            dataset.getMessage().setBody(run.getMessage().getBody());
        }
        return dataset;
    }
}
