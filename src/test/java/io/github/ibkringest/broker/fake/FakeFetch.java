package io.github.ibkringest.broker.fake;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OrderData;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What the fake broker says about one dataset of one account.
 *
 * @param payload the payload
 * @param account the account's code
 * @param dataset the dataset
 * @param reader reads the attributes of a record of an account
 * @param covered periods that are proven complete
 * @param fault thrown at the end of the records, or null
 * @param <T> the normalized type
 */
record FakeFetch<T>(
        Payload payload,
        String account,
        Dataset dataset,
        BiFunction<String, FakeAttributes, T> reader,
        List<Period> covered,
        RuntimeException fault)
        implements Fetch<T> {

    @Override
    public Iterator<Reading<T>> records() {
        Iterator<RawRecord> left =
                FakeStatement.read(payload.content(), account, dataset).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!left.hasNext() && fault != null) {
                    throw fault;
                }
                return left.hasNext();
            }

            @Override
            public Reading<T> next() {
                return reread(account, left.next());
            }
        };
    }

    @Override
    public long expected() {
        return FakeStatement.read(payload.content(), account, dataset).size();
    }

    @Override
    public Optional<OpenOrders> openOrders() {
        Set<String> open = FakeStatement.open(payload.content());
        return open == null
                ? Optional.empty()
                : Optional.of(new OpenOrders(
                        FakeStatement.provenance(payload.content()).asOf(), open));
    }

    @Override
    public Reading<T> reread(String code, RawRecord raw) {
        try {
            return new Reading.Accepted<>(reader.apply(code, FakeAttributes.parse(raw.json())), raw);
        } catch (IllegalArgumentException e) {
            return new Reading.Malformed<>(raw, e.getMessage(), 0);
        }
    }

    @Override
    public Reading<OrderData> rereadOrder(String code, RawRecord raw) {
        return new Reading.Accepted<>(FakeOrder.read(code, FakeAttributes.parse(raw.json())), raw);
    }

    @Override
    public Fetch<T> reopen(String name, Payload.Content content, int reading) {
        Payload again = new Payload(
                payload.source(),
                name,
                payload.feed(),
                "",
                0,
                null,
                Period.ALWAYS,
                payload.accounts(),
                payload.fetchedAt(),
                PayloadRows.NONE,
                content);
        return new FakeFetch<>(again, account, dataset, reader, covered, null);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
