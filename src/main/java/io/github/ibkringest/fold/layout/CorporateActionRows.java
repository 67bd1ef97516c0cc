package io.github.ibkringest.fold.layout;

import static io.github.ibkringest.fold.layout.Column.best;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.movement.CorporateActionData;
import java.util.List;

/** Rows of {@code corporate_action}: one for each leg. */
public final class CorporateActionRows {

    public static final RowType<CorporateActionData> TYPE = new RowType<>(
            Dataset.CORPORATE_ACTIONS,
            CorporateActionData::key,
            action -> Part.WHOLE,
            List.of(),
            CorporateActionData::contract,
            CorporateActionData::actionDate,
            List.of(
                    best("action_key", CorporateActionData::key),
                    best("transaction_id", CorporateActionData::transactionId),
                    best("action_id", CorporateActionData::actionId),
                    best("action_type", CorporateActionData::typeText),
                    best("con_id", action -> action.contract().conId()),
                    best("symbol", action -> action.contract().symbol()),
                    best("currency", action -> action.contract().currency()),
                    best("action_date", CorporateActionData::actionDate),
                    best("happened_at", action -> OrderRows.instant(action.at())),
                    best("report_date", CorporateActionData::reportDate),
                    best("quantity", CorporateActionData::quantity),
                    best("amount", CorporateActionData::amount),
                    best("proceeds", CorporateActionData::proceeds),
                    best("value", CorporateActionData::value),
                    best("realized_pnl", CorporateActionData::realizedPnl),
                    best("fx_rate_to_base", CorporateActionData::fxRateToBase),
                    best("description", CorporateActionData::description),
                    best("codes", CorporateActionData::codes)));

    private CorporateActionRows() {}
}
