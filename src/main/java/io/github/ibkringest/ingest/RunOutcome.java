package io.github.ibkringest.ingest;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Brings the report of a run, or its failure, from the store back to the route of the dataset. The transaction marks the
 * exchange of a failed run as dealt with, so that no other route could handle the failure; the dataset's own exchange
 * carries no such mark. Stateless.
 */
public final class RunOutcome implements AggregationStrategy {

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
