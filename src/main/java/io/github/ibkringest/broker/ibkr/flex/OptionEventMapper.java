package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OptionEventType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;

/** {@code OptionEAE} rows: what happened to option positions outside the market. The row states a date, no time. */
final class OptionEventMapper implements FlexMapper<OptionEventData> {

    /** IBKR books these events at 16:20 New York time on the day of the event. */
    private static final LocalTime BOOKING_TIME = LocalTime.of(16, 20);

    private final RowReader read;
    private final ContractMapper contracts;

    OptionEventMapper(RowReader read) {
        this.read = read;
        this.contracts = new ContractMapper(read);
    }

    @Override
    public OptionEventData map(FlexRow row, String account, UUID hash, int ordinal) {
        ContractData contract = contracts.map(row);
        if (contract.conId() == null && contract.symbol() == null) {
            throw MalformedRowException.missing(row, Column.CON_ID);
        }
        String typeText = row.text(Column.TRANSACTION_TYPE);
        OptionEventType type = type(typeText);
        LocalDate date = read.date(row, Column.EVENT_DATE);
        String tradeId = read.id(row, Column.TRADE_ID);
        BrokerTime at = date == null ? null : read.assumed(date, BOOKING_TIME, row.text(Column.EVENT_DATE));
        return new OptionEventData(
                account,
                tradeId != null ? key(tradeId, type) : keyWithoutTradeId(contract, date, type, ordinal),
                tradeId,
                type,
                typeText,
                contract,
                date,
                at,
                read.decimal(row, Column.QUANTITY),
                read.decimal(row, Column.PRICE),
                read.decimal(row, Column.MARK_PRICE),
                read.decimal(row, Column.PROCEEDS),
                read.decimal(row, Column.COMMISSION_AND_TAX),
                read.decimal(row, Column.COST_BASIS),
                read.decimal(row, Column.REALIZED_PNL),
                read.decimal(row, Column.FX_RATE_TO_BASE));
    }

    /** A cash settlement may carry the trade id of the exercise that it settles, and is still an event of its own. */
    private static String key(String tradeId, OptionEventType type) {
        return type == OptionEventType.CASH_SETTLEMENT ? "E:" + tradeId + ":" + type : "E:" + tradeId;
    }

    private static String keyWithoutTradeId(ContractData contract, LocalDate date, OptionEventType type, int ordinal) {
        String what = contract.conId() == null ? contract.symbol() : contract.conId();
        return "E:" + what + ":" + date + ":" + type + ":" + ordinal;
    }

    static OptionEventType type(String text) {
        if (text == null) {
            return OptionEventType.OTHER;
        }
        return switch (text.toUpperCase(Locale.ROOT).replace(" ", "")) {
            case "ASSIGNMENT", "ASSIGNMENTS", "ASSIGNED" -> OptionEventType.ASSIGNMENT;
            case "EXERCISE", "EXERCISES", "EXERCISED" -> OptionEventType.EXERCISE;
            case "EXPIRATION", "EXPIRATIONS", "EXPIRE", "EXPIRED" -> OptionEventType.EXPIRATION;
            case "CASHSETTLEMENT", "CASHSETTLEMENTS", "CASHDELIVERY" -> OptionEventType.CASH_SETTLEMENT;
            case "BUY", "SELL" -> OptionEventType.DELIVERY;
            default -> OptionEventType.OTHER;
        };
    }
}
