package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Collects the records that the idempotent consumer let through; the result's body is their list. */
public final class NewOrChanged implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange collected, Exchange record) {
        if (record.getException() != null) {
            if (collected == null) {
                return record;
            }
            collected.setException(record.getException());
            return collected;
        }
        boolean passed = !Boolean.TRUE.equals(record.getProperty(Exchange.DUPLICATE_MESSAGE));
        Statement statement = (Statement) record.getMessage().getBody();
        Exchange result = collected == null ? record : collected;
        if (collected == null) {
            record.getMessage().setBody(new ArrayList<Statement>());
        }
        if (passed) {
            statements(result).add(statement);
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static List<Statement> statements(Exchange exchange) {
        return (List<Statement>) exchange.getMessage().getBody();
    }
}
