package io.github.ibkringest.rebuild.replay;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A session over a payload that was kept, read with the settings with which it was read first. Not thread-safe. */
final class KeptSession implements BrokerApi {

    private final KeptDelivery delivery;
    private final Supplier<BrokerApi> opening;
    private BrokerApi opened;

    /** @param opening a session over the payload, which is connected */
    KeptSession(KeptDelivery delivery, Supplier<BrokerApi> opening) {
        this.delivery = delivery;
        this.opening = opening;
    }

    @Override
    public void connect() {
        opened = opening.get();
    }

    @Override
    public void remember(Readings readings) {
        // It is read as it was read once, and what it was read with is known.
    }

    /** What could be better about the query was said when the payload came. */
    @Override
    public List<Advice> advice() {
        return List.of();
    }

    @Override
    public Set<Dataset> datasets() {
        Set<Dataset> stored = EnumSet.noneOf(Dataset.class);
        delivery.stored().values().forEach(stored::addAll);
        return stored;
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
    public Optional<Payload> delivered() {
        return opened == null
                ? Optional.empty()
                : opened.delivered().map(payload -> KeptFetch.named(payload, delivery));
    }

    @Override
    public Environment environmentOf(String account) {
        return opened.environmentOf(account);
    }

    @Override
    public Set<String> accounts() {
        return opened.accounts();
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return new KeptFetch<>(opened.fetchOpenOrders(account), delivery);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return new KeptFetch<>(opened.fetchExecutions(account), delivery);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return new KeptFetch<>(opened.fetchOptionEvents(account), delivery);
    }

    @Override
    public Fetch<CorporateActionData> fetchCorporateActions(String account) {
        return new KeptFetch<>(opened.fetchCorporateActions(account), delivery);
    }

    @Override
    public Fetch<TransferData> fetchTransfers(String account) {
        return new KeptFetch<>(opened.fetchTransfers(account), delivery);
    }

    /** What was stored once is stored again, whatever is delivered. */
    @Override
    public boolean delivers(String account, Dataset dataset) {
        return delivery.stored().getOrDefault(account, Set.of()).contains(dataset);
    }

    @Override
    public void disconnect() {
        if (opened != null) {
            opened.disconnect();
        }
    }
}
