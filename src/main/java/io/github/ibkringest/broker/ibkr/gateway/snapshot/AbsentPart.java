package io.github.ibkringest.broker.ibkr.gateway.snapshot;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sitting did not bring of a dataset: fails to connect with the reason, after what came is stored, so that the ledger
 * and the exit code tell of it. When all came it is a session without datasets.
 */
record AbsentPart(SnapshotSession sitting, Dataset dataset) implements BrokerApi {

    @Override
    public void connect() {
        List<PartAnswer> absent = absent();
        if (absent.isEmpty()) {
            return;
        }
        String sentences = absent.stream().map(PartAnswer::sentence).collect(Collectors.joining(" "));
        if (absent.stream().anyMatch(answer -> answer.outcome() == PartAnswer.Outcome.REFUSED)) {
            throw new BrokerRefusedException(sentences);
        }
        throw new BrokerUnavailableException(sentences, null);
    }

    private List<PartAnswer> absent() {
        return sitting.answers().stream()
                .filter(answer ->
                        !answer.isComplete() && SnapshotSession.partsOf(dataset).contains(answer.part()))
                .toList();
    }

    @Override
    public String source() {
        return FramesPayload.SOURCE;
    }

    @Override
    public String name() {
        return sitting.name();
    }

    @Override
    public Set<Dataset> datasets() {
        return absent().isEmpty() ? Set.of() : Set.of(dataset);
    }

    @Override
    public Environment environmentOf(String account) {
        return sitting.environmentOf(account);
    }

    @Override
    public Set<String> accounts() {
        return Set.of();
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        throw nothing(account);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        throw nothing(account);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        throw nothing(account);
    }

    private static IllegalStateException nothing(String account) {
        return new IllegalStateException("there is nothing of account " + account + " in what did not come");
    }

    @Override
    public void disconnect() {
        // Holds nothing.
    }
}
