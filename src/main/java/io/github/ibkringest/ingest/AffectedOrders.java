package io.github.ibkringest.ingest;

import io.github.ibkringest.ingest.run.Run;
import java.util.List;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Takes what a follow-up answers, one row for each execution that it changed, with the key of its order: these orders
 * are settled afterwards. The body stays what it was. Stateless.
 */
public final class AffectedOrders implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange followUp, Exchange answer) {
        Run<?> run = followUp.getVariable(Run.VARIABLE, Run.class);
        List<?> rows = answer.getMessage().getBody(List.class);
        for (Object row : rows) {
            run.wrote(1);
            for (Object order : ((Map<?, ?>) row).values()) {
                if (order != null) {
                    run.orders().affects((Long) order);
                }
            }
        }
        return followUp;
    }
}
