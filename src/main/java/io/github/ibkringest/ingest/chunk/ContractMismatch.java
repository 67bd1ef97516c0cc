package io.github.ibkringest.ingest.chunk;

import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds records that carry the dedup key of a fact about another contract: their ids are cut or shared, and to take
 * them for the same fact would lose a trade. Orders have none: a combination has several contracts under one order id.
 */
public final class ContractMismatch {

    private final RowType<?> type;
    private final int contract;

    public ContractMismatch(RowType<?> type) {
        this.type = type;
        this.contract = type.position("con_id");
    }

    /** Of the incoming statements those that are about another contract than the stored ones, or than the first. */
    public List<Statement> among(List<Statement> stored, List<Statement> incoming) {
        if (type.dataset() == Dataset.ORDERS) {
            return List.of();
        }
        String known = contractOf(stored.isEmpty() ? incoming : stored);
        List<Statement> mismatched = new ArrayList<>(0);
        for (Statement statement : incoming) {
            Object conId = statement.values()[contract];
            if (known != null && conId != null && !known.equals(conId)) {
                mismatched.add(statement);
            }
        }
        return mismatched;
    }

    private String contractOf(List<Statement> statements) {
        return statements.stream()
                .map(statement -> (String) statement.values()[contract])
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The record as one that cannot be trusted, with the reason. */
    public Reading.Malformed<?> malformed(Statement record) {
        return new Reading.Malformed<>(
                record.fragment().raw(),
                "the id " + record.key() + " already names a record of " + type.dataset() + " of another contract than "
                        + record.values()[contract] + "; ids must be delivered whole",
                0);
    }
}
