package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.map.CorporateActionMapper;
import io.github.ibkringest.broker.ibkr.flex.map.ExecutionMapper;
import io.github.ibkringest.broker.ibkr.flex.map.FlexMapper;
import io.github.ibkringest.broker.ibkr.flex.map.OptionEventMapper;
import io.github.ibkringest.broker.ibkr.flex.map.OrderMapper;
import io.github.ibkringest.broker.ibkr.flex.map.RowNames;
import io.github.ibkringest.broker.ibkr.flex.map.TransferMapper;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RawJson;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.row.RowReaders;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.broker.ibkr.flex.staging.StagedStatement;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.util.Optional;
import java.util.function.Function;

/** Reads stored rows of Flex statements again. Immutable and thread-safe. */
public final class FlexRecordReader implements RecordReader {

    private final FlexSettings settings;
    private final Readings readings;
    private final RowReaders readers;

    /** Reads with today's settings what is stored. */
    public FlexRecordReader(FlexSettings settings) {
        this(settings, Readings.NONE, new RowReaders(settings, Readings.NONE));
    }

    FlexRecordReader(FlexSettings settings, Readings readings, RowReaders readers) {
        this.settings = settings;
        this.readings = readings;
        this.readers = readers;
    }

    @Override
    public FlexRecordReader knowing(Readings known) {
        return new FlexRecordReader(settings, known, new RowReaders(settings, known));
    }

    @Override
    public int reading() {
        return readers.number();
    }

    @Override
    public Kind<OrderData> orders() {
        return new Rows<>(Dataset.ORDERS, OrderMapper::new);
    }

    @Override
    public Kind<ExecutionData> executions() {
        return new Rows<>(Dataset.EXECUTIONS, ExecutionMapper::new);
    }

    @Override
    public Kind<OptionEventData> optionEvents() {
        return new Rows<>(Dataset.OPTION_EVENTS, OptionEventMapper::new);
    }

    @Override
    public Kind<CorporateActionData> corporateActions() {
        return new Rows<>(Dataset.CORPORATE_ACTIONS, CorporateActionMapper::new);
    }

    @Override
    public Kind<TransferData> transfers() {
        return new Rows<>(Dataset.TRANSFERS, TransferMapper::new);
    }

    private final class Rows<T> implements Kind<T> {

        private final Dataset dataset;
        private final Function<RowReader, FlexMapper<T>> mappers;
        private final FlexMapper<T> own;
        private final FlexMapper<T> stored;

        Rows(Dataset dataset, Function<RowReader, FlexMapper<T>> mappers) {
            this.dataset = dataset;
            this.mappers = mappers;
            this.own = mappers.apply(readers.own());
            this.stored = mappers.apply(readers.stored());
        }

        @Override
        public Reading<T> retry(String account, RawRecord raw, int ordinal) {
            FlexRow row = rowOf(raw);
            String json = RawJson.without(raw.json(), Readings.MARK);
            RawRecord today = new RawRecord(readers.marked(json, row), raw.hash(), raw.provenance(), raw.place());
            Reading<T> now = read(own, row, account, today, ordinal);
            return now instanceof Reading.Malformed<T>
                            && read(stored, row, account, raw, ordinal) instanceof Reading.Accepted<T> before
                    ? before
                    : now;
        }

        @Override
        public Reading<T> reread(String account, RawRecord raw) {
            FlexRow row = rowOf(raw);
            Reading<T> once = read(stored, row, account, raw, 0);
            return once instanceof Reading.Malformed<T>
                            && read(own, row, account, raw, 0) instanceof Reading.Accepted<T> today
                    ? today
                    : once;
        }

        private static <T> Reading<T> read(
                FlexMapper<T> mapper, FlexRow row, String account, RawRecord raw, int ordinal) {
            try {
                if (account.equals(StagedStatement.NO_ACCOUNT)) {
                    throw MalformedRowException.withoutAccount(row, IbkrAccount.stated(row.text(Column.ACCOUNT), null));
                }
                return new Reading.Accepted<>(mapper.map(row, account, ordinal), raw);
            } catch (MalformedRowException e) {
                return new Reading.Malformed<>(raw, e.getMessage(), ordinal, e.isMissing());
            }
        }

        @Override
        public Optional<NamedFact> named(RawRecord raw) {
            return Optional.of(new RowNames(dataset, readers.stored()).of(rowOf(raw)));
        }

        private FlexRow rowOf(RawRecord raw) {
            return RawJson.parse(raw.json(), section(raw.provenance().feed()));
        }

        private Section section(String feed) {
            return Section.of(dataset, feed);
        }

        @Override
        public Fetch<T> open(String account, String name, Payload.Content content, int reading) {
            return session(name, content, reading)
                    .fetch(account, dataset, mappers)
                    .closingSession();
        }

        @Override
        public FlexClient session(String name, Payload.Content content, int reading) {
            FlexDocument document = new FlexDocument("kept", name, content);
            return FlexClient.opened(document, readers, readings, reading);
        }
    }
}
