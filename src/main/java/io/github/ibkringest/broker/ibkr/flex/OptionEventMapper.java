package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OptionEventType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.function.Supplier;

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
    public OptionEventData map(FlexRow row, String account, int ordinal) {
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
                tradeId != null ? key(tradeId, type) : tuple(row).key(ordinal),
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

    /** What an event without trade id is known by; those that share it are numbered. */
    private record Tuple(String contract, String date, OptionEventType type) {

        String key(int ordinal) {
            return "E:" + contract + ":" + date + ":" + type + ":" + ordinal;
        }
    }

    private Tuple tuple(FlexRow row) {
        String conId = read.id(row, Column.CON_ID);
        return new Tuple(
                conId == null ? row.text(Column.SYMBOL) : conId, date(row), type(row.text(Column.TRANSACTION_TYPE)));
    }

    /** Events of a date that can not be read (yet) are numbered, too. */
    private String date(FlexRow row) {
        try {
            return String.valueOf(read.date(row, Column.EVENT_DATE));
        } catch (MalformedRowException e) {
            return row.text(Column.EVENT_DATE);
        }
    }

    @Override
    public RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return RowOrdinals.amongAlike(rows, row -> read.id(row, Column.TRADE_ID) == null ? tuple(row) : null);
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
