package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.ContractValues;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.ContractData;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The contract columns, which all rows share. Rows of one contract mostly say the same of it, so what was mapped is
 * remembered and compared by its texts. Thread-safe.
 */
final class ContractMapper {

    private static final Column[] COLUMNS = {
        Column.CON_ID,
        Column.ASSET_CATEGORY,
        Column.SUB_CATEGORY,
        Column.SYMBOL,
        Column.DESCRIPTION,
        Column.STRIKE,
        Column.EXPIRY,
        Column.PUT_CALL,
        Column.MULTIPLIER,
        Column.CURRENCY,
        Column.LISTING_EXCHANGE,
        Column.ISIN,
        Column.CUSIP,
        Column.FIGI,
        Column.UNDERLYING_CON_ID,
        Column.UNDERLYING_SYMBOL
    };

    /** Contracts beyond these are mapped each time, so that no statement can fill the memory with them. */
    private static final int REMEMBERED = 5_000;

    private final RowReader read;
    private final Map<String, Mapped> known = new ConcurrentHashMap<>();

    ContractMapper(RowReader read) {
        this.read = read;
    }

    private record Mapped(String[] texts, ContractData contract) {}

    /** The contract of a row; the same object for rows that say the same. What cannot be read of it is left out. */
    ContractData map(FlexRow row) {
        String conId = row.text(Column.CON_ID);
        if (conId == null || row.shape().tellsReadings()) {
            return read(row);
        }
        String[] texts = texts(row);
        Mapped last = known.get(conId);
        if (last != null && Arrays.equals(texts, last.texts())) {
            return last.contract();
        }
        ContractData contract = read(row);
        if (last != null || known.size() < REMEMBERED) {
            known.put(conId, new Mapped(texts, contract));
        }
        return contract;
    }

    private static String[] texts(FlexRow row) {
        String[] texts = new String[COLUMNS.length];
        for (int i = 0; i < COLUMNS.length; i++) {
            texts[i] = row.text(COLUMNS[i]);
        }
        return texts;
    }

    private ContractData read(FlexRow row) {
        ContractValues values = read.contracts(row);
        String right = row.text(Column.PUT_CALL);
        return new ContractData(
                read.id(row, Column.CON_ID),
                row.text(Column.ASSET_CATEGORY),
                row.text(Column.SUB_CATEGORY),
                row.text(Column.SYMBOL),
                null,
                row.text(Column.DESCRIPTION),
                values.strike(row.text(Column.STRIKE), right),
                values.date(row.text(Column.EXPIRY)),
                right,
                values.number(row.text(Column.MULTIPLIER)),
                row.text(Column.CURRENCY),
                row.text(Column.LISTING_EXCHANGE),
                row.text(Column.ISIN),
                row.text(Column.CUSIP),
                row.text(Column.FIGI),
                read.id(row, Column.UNDERLYING_CON_ID),
                row.text(Column.UNDERLYING_SYMBOL));
    }
}
