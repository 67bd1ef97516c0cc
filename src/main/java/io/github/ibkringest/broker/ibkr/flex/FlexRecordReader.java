package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;

/** Reads stored rows of Flex statements again. Immutable and thread-safe. */
public final class FlexRecordReader implements RecordReader {

    private final FlexSettings settings;

    public FlexRecordReader(FlexSettings settings) {
        this.settings = settings;
    }

    @Override
    public Reading<OrderData> order(String account, RawRecord raw, int ordinal) {
        return read(new OrderMapper(new RowReader(settings)), sectionOfTrade(raw), account, raw, ordinal);
    }

    @Override
    public Reading<ExecutionData> execution(String account, RawRecord raw, int ordinal) {
        return read(new ExecutionMapper(new RowReader(settings)), sectionOfTrade(raw), account, raw, ordinal);
    }

    @Override
    public Reading<OptionEventData> optionEvent(String account, RawRecord raw, int ordinal) {
        return read(new OptionEventMapper(new RowReader(settings)), Section.OPTION_EVENTS, account, raw, ordinal);
    }

    private static Section sectionOfTrade(RawRecord raw) {
        String feed = raw.provenance().feed();
        return feed.equals(Section.TRADES.feed().label()) ? Section.TRADES : Section.TRADE_CONFIRMS;
    }

    private static <T> Reading<T> read(
            FlexMapper<T> mapper, Section section, String account, RawRecord raw, int ordinal) {
        FlexRow row = RawJson.parse(raw.json(), section);
        try {
            if (account.equals(StagedStatement.NO_ACCOUNT)) {
                throw MalformedRowException.missing(row, Column.ACCOUNT);
            }
            return new Reading.Accepted<>(mapper.map(row, account, raw.hash(), ordinal), raw);
        } catch (MalformedRowException e) {
            return new Reading.Malformed<>(raw, e.getMessage(), ordinal);
        }
    }
}
