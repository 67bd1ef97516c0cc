package io.github.ibkringest.ingest.quarantine;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A session over records in quarantine. Not thread-safe. */
final class QuarantineSession implements BrokerApi {

    private final List<QuarantinedRecord> records;
    private final Environment environment;
    private RecordReader reader;

    QuarantineSession(List<QuarantinedRecord> records, Environment environment, RecordReader reader) {
        this.records = records;
        this.environment = environment;
        this.reader = reader;
    }

    @Override
    public void connect() {
        // the records are at hand
    }

    @Override
    public void remember(Readings readings) {
        reader = reader.knowing(readings);
    }

    @Override
    public String source() {
        return QuarantineSource.NAME;
    }

    @Override
    public String name() {
        return "quarantined records "
                + records.stream()
                        .map(record -> String.valueOf(record.id()))
                        .limit(20)
                        .collect(Collectors.joining(", "))
                + (records.size() > 20 ? " …" : "");
    }

    @Override
    public Environment environmentOf(String account) {
        return environment;
    }

    @Override
    public Set<String> accounts() {
        return records.stream().map(QuarantinedRecord::account).collect(Collectors.toSet());
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return new QuarantineFetch<>(account, name(), records, reader.orders(), reader.orders());
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return new QuarantineFetch<>(account, name(), records, reader.executions(), reader.orders());
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return new QuarantineFetch<>(account, name(), records, reader.optionEvents(), reader.orders());
    }

    @Override
    public Fetch<CorporateActionData> fetchCorporateActions(String account) {
        return new QuarantineFetch<>(account, name(), records, reader.corporateActions(), reader.orders());
    }

    @Override
    public Fetch<TransferData> fetchTransfers(String account) {
        return new QuarantineFetch<>(account, name(), records, reader.transfers(), reader.orders());
    }

    @Override
    public Set<Dataset> datasets() {
        return EnumSet.allOf(Dataset.class);
    }

    @Override
    public boolean delivers(String account, Dataset dataset) {
        return !dataset.isOptional() || records.get(0).dataset() == dataset;
    }

    @Override
    public void disconnect() {
        // there is nothing to free
    }
}
