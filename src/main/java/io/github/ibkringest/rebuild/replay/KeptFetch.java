package io.github.ibkringest.rebuild.replay;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.StatedReport;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OrderData;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a payload that was kept, as of the source and the moment from which it came. */
record KeptFetch<T>(Fetch<T> fetch, KeptDelivery delivery) implements Fetch<T> {

    /** The payload under the name of the source that delivered it once. */
    static Payload named(Payload payload, KeptDelivery delivery) {
        return new Payload(
                delivery.payload().source(),
                delivery.payload().name(),
                payload.feed(),
                payload.sha256(),
                payload.size(),
                payload.asOf(),
                payload.period(),
                payload.accounts(),
                delivery.fetchedAt(),
                payload.rows(),
                payload.content(),
                payload.packed());
    }

    @Override
    public String source() {
        return delivery.payload().source();
    }

    @Override
    public String name() {
        return delivery.payload().name();
    }

    @Override
    public boolean isWhole() {
        return fetch.isWhole();
    }

    @Override
    public Payload payload() {
        return named(fetch.payload(), delivery);
    }

    @Override
    public Iterator<Reading<T>> records() {
        return fetch.records();
    }

    @Override
    public long expected() {
        return fetch.expected();
    }

    @Override
    public List<Period> covered() {
        return fetch.covered();
    }

    @Override
    public List<Period> coveredOrders() {
        return fetch.coveredOrders();
    }

    @Override
    public Map<Lack, List<Period>> lacking() {
        return fetch.lacking();
    }

    @Override
    public Iterator<StatedReport> reports() {
        return fetch.reports();
    }

    @Override
    public boolean isProvisional() {
        return fetch.isProvisional();
    }

    @Override
    public Optional<OpenOrders> openOrders() {
        return fetch.openOrders();
    }

    @Override
    public int reading() {
        return fetch.reading();
    }

    @Override
    public Reading<T> reread(String account, RawRecord raw) {
        return fetch.reread(account, raw);
    }

    @Override
    public Optional<NamedFact> named(RawRecord raw) {
        return fetch.named(raw);
    }

    @Override
    public Reading<OrderData> rereadOrder(String account, RawRecord raw) {
        return fetch.rereadOrder(account, raw);
    }

    @Override
    public Fetch<T> reopen(String name, Payload.Content content, int reading) {
        return fetch.reopen(name, content, reading);
    }

    @Override
    public Optional<BrokerApi> session(String name, Payload.Content content, int reading) {
        return fetch.session(name, content, reading);
    }

    @Override
    public void close() {
        fetch.close();
    }
}
