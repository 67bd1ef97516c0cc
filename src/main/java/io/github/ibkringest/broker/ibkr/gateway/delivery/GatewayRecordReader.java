package io.github.ibkringest.broker.ibkr.gateway.delivery;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordReading;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;

/**
 * Reads stored records of a gateway again. No setting decides how they are read: what is needed is in the record. Immutable
 * and thread-safe.
 */
public record GatewayRecordReader() implements RecordReader {

    /** Of which a gateway tells nothing. */
    static final RecordReading<OptionEventData> NO_EVENTS =
            new RecordReading<>(Dataset.OPTION_EVENTS, (account, raw) -> {
                throw new IllegalArgumentException("a gateway tells no option events");
            });

    @Override
    public RecordReader knowing(Readings readings) {
        return this;
    }

    @Override
    public int reading() {
        return Readings.FIRST;
    }

    @Override
    public Kind<OrderData> orders() {
        return new OfKind<>(RecordReading.ORDERS);
    }

    @Override
    public Kind<ExecutionData> executions() {
        return new OfKind<>(RecordReading.EXECUTIONS);
    }

    @Override
    public Kind<OptionEventData> optionEvents() {
        return new OfKind<>(NO_EVENTS);
    }

    private record OfKind<T>(RecordReading<T> records) implements Kind<T> {

        @Override
        public Reading<T> retry(String account, RawRecord raw, int ordinal) {
            return records.retry(account, raw, ordinal);
        }

        @Override
        public Reading<T> reread(String account, RawRecord raw) {
            return records.read(account, raw, 0);
        }

        @Override
        public Fetch<T> open(String account, String name, Payload.Content content, int reading) {
            return FramesSession.kept(name, content).fetch(account, records);
        }

        @Override
        public BrokerApi session(String name, Payload.Content content, int reading) {
            return FramesSession.kept(name, content);
        }
    }
}
