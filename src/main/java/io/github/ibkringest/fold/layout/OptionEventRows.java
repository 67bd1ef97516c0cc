package io.github.ibkringest.fold.layout;

import static io.github.ibkringest.fold.layout.Column.best;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OptionEventData;
import java.util.List;

/** Rows of {@code option_event}. */
public final class OptionEventRows {

    public static final RowType<OptionEventData> TYPE = new RowType<>(
            Dataset.OPTION_EVENTS,
            OptionEventData::key,
            event -> Part.WHOLE,
            List.of(),
            OptionEventData::contract,
            OptionEventData::date,
            List.of(
                    best("event_key", OptionEventData::key),
                    best("con_id", event -> event.contract().conId()),
                    best("symbol", event -> event.contract().symbol()),
                    best("event_type", event -> event.type().name()),
                    best("event_type_text", OptionEventData::typeText),
                    best("event_ts", event -> OrderRows.instant(event.at())),
                    best("event_date", OptionEventData::date),
                    best(
                            "time_precision",
                            event -> event.at() == null
                                    ? null
                                    : event.at().precision().name()),
                    best("trade_id", OptionEventData::tradeId),
                    best("quantity", OptionEventData::quantity),
                    best("price", OptionEventData::price),
                    best("mark_price", OptionEventData::markPrice),
                    best("proceeds", OptionEventData::proceeds),
                    best("commission_and_tax", OptionEventData::commissionAndTax),
                    best("cost_basis", OptionEventData::costBasis),
                    best("realized_pnl", OptionEventData::realizedPnl),
                    best("currency", event -> event.contract().currency()),
                    best("fx_rate_to_base", OptionEventData::fxRateToBase),
                    best("underlying_con_id", event -> event.contract().underlyingConId())));

    private OptionEventRows() {}
}
