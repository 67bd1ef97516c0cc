package io.github.ibkringest.ingest;

import io.github.ibkringest.fold.Statement;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/** The key of the idempotent consumer, in Java because Simple costs three times as much for each record. */
public final class DedupKey extends ExpressionAdapter {

    @Override
    public Object evaluate(Exchange exchange) {
        Statement statement = (Statement) exchange.getMessage().getBody();
        return TargetTable.key(statement.key(), statement.fragment().raw().hash());
    }
}
