package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OptionEventType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code OptionEAE} rows: what happened to option positions outside the market. The row states a date, no time. */
public final class OptionEventMapper implements FlexMapper<OptionEventData> {

    /** IBKR books these events at 16:20 New York time on the day of the event, wherever the account is. */
    private static final LocalTime BOOKING_TIME = LocalTime.of(16, 20);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Rows that say the same in all of this are twins when they stand in one statement. */
    private static final List<Column> TELLING = List.of(
            Column.CON_ID,
            Column.ASSET_CATEGORY,
            Column.SYMBOL,
            Column.CURRENCY,
            Column.EXPIRY,
            Column.STRIKE,
            Column.PUT_CALL,
            Column.EVENT_DATE,
            Column.TRANSACTION_TYPE,
            Column.QUANTITY,
            Column.PRICE,
            Column.PROCEEDS);

    private final RowReader read;
    private final ContractMapper contracts;

    /** Maps the values that {@code read} finds. */
    public OptionEventMapper(RowReader read) {
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
        BigDecimal quantity = read.decimal(row, Column.QUANTITY);
        return new OptionEventData(
                account,
                tradeId != null
                        ? key(tradeId, isSettlement(type, typeText, quantity))
                        : key(contract, date, type, ordinal),
                tradeId,
                type,
                typeText,
                contract,
                date,
                date == null ? null : assumed(date, row.text(Column.EVENT_DATE)),
                quantity,
                read.decimal(row, Column.PRICE),
                read.decimal(row, Column.MARK_PRICE),
                read.decimal(row, Column.PROCEEDS),
                read.decimal(row, Column.COMMISSION_AND_TAX),
                read.decimal(row, Column.COST_BASIS),
                read.decimal(row, Column.REALIZED_PNL),
                read.decimal(row, Column.FX_RATE_TO_BASE));
    }

    private static BrokerTime assumed(LocalDate date, String text) {
        return new BrokerTime(
                date.atTime(BOOKING_TIME).atZone(NEW_YORK).toInstant(), date, BrokerTime.Precision.DATE, text);
    }

    /** The key of an event with trade id, as far as a row states it. */
    static String key(FlexRow row, String tradeId, BigDecimal quantity) {
        String typeText = row.text(Column.TRANSACTION_TYPE);
        return key(tradeId, isSettlement(type(typeText), typeText, quantity));
    }

    /** A cash settlement may carry the trade id of the exercise that it settles, and is still an event of its own. */
    private static String key(String tradeId, boolean isSettlement) {
        return isSettlement ? "E:" + tradeId + ":" + OptionEventType.CASH_SETTLEMENT : "E:" + tradeId;
    }

    /** If the type is not ticked, the quantity decides: only a cash settlement moves nothing. */
    private static boolean isSettlement(OptionEventType type, String typeText, BigDecimal quantity) {
        return type == OptionEventType.CASH_SETTLEMENT
                || typeText == null && quantity != null && quantity.signum() == 0;
    }

    /** What an event without trade id goes by until it is compared with those that are stored. */
    private static String key(ContractData contract, LocalDate date, OptionEventType type, int ordinal) {
        String name = contract.conId() == null ? contract.symbol() : contract.conId();
        return "E:" + name + ":" + date + ":" + type + ":" + ordinal;
    }

    @Override
    public RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return RowOrdinals.ofTwins(
                rows,
                row -> read.id(row, Column.TRADE_ID) == null
                        ? TELLING.stream().map(row::text).toList()
                        : null);
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
