package io.github.ibkringest.broker.fake;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.util.function.BiFunction;

/** Reads stored lines again. */
record LinesReader() implements RecordReader {

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
        return new Lines<>(Dataset.ORDERS, FakeOrder::read);
    }

    @Override
    public Kind<ExecutionData> executions() {
        return new Lines<>(Dataset.EXECUTIONS, FakeExecution::read);
    }

    @Override
    public Kind<OptionEventData> optionEvents() {
        return new Lines<>(Dataset.OPTION_EVENTS, FakeOptionEvent::read);
    }

    private record Lines<T>(Dataset dataset, BiFunction<String, FakeAttributes, T> reader) implements Kind<T> {

        @Override
        public Reading<T> retry(String account, RawRecord raw, int ordinal) {
            return reread(account, raw);
        }

        @Override
        public Reading<T> reread(String account, RawRecord raw) {
            try {
                return new Reading.Accepted<>(reader.apply(account, FakeAttributes.parse(raw.json())), raw);
            } catch (IllegalArgumentException e) {
                return new Reading.Malformed<>(raw, e.getMessage(), 0);
            }
        }

        @Override
        public Fetch<T> open(String account, String name, Payload.Content content, int reading) {
            return LinesSession.kept(name, content).fetch(account, dataset, reader);
        }

        @Override
        public BrokerApi session(String name, Payload.Content content, int reading) {
            return LinesSession.kept(name, content);
        }
    }
}
