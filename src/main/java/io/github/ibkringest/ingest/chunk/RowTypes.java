package io.github.ibkringest.ingest.chunk;

import io.github.ibkringest.fold.layout.CorporateActionRows;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.fold.layout.OptionEventRows;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.fold.layout.TransferRows;
import io.github.ibkringest.model.Dataset;

/** The row layout of each dataset. */
public final class RowTypes {

    private RowTypes() {}

    /** The layout; the caller knows the type from the dataset. */
    @SuppressWarnings("unchecked")
    public static <T> RowType<T> of(Dataset dataset) {
        return (RowType<T>)
                switch (dataset) {
                    case ORDERS -> OrderRows.TYPE;
                    case EXECUTIONS -> ExecutionRows.TYPE;
                    case OPTION_EVENTS -> OptionEventRows.TYPE;
                    case CORPORATE_ACTIONS -> CorporateActionRows.TYPE;
                    case TRANSFERS -> TransferRows.TYPE;
                };
    }
}
