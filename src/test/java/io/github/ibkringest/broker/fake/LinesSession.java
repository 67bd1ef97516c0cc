package io.github.ibkringest.broker.fake;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads one file of JSON lines. */
final class LinesSession implements BrokerApi {

    private final String name;
    private final SourceFile file;
    private final Payload.Content content;
    private Payload payload;

    private LinesSession(String name, SourceFile file, Payload.Content content) {
        this.name = name;
        this.file = file;
        this.content = content;
    }

    static LinesSession of(Path path) {
        Path absolute = path.toAbsolutePath();
        Payload.Content content = () -> Files.newInputStream(absolute);
        long size = absolute.toFile().length();
        return new LinesSession(
                path.getFileName().toString(), new SourceFile(absolute, null, size, false, content), content);
    }

    /** A payload that was kept. */
    static LinesSession kept(String name, Payload.Content content) {
        LinesSession session = new LinesSession(name, null, content);
        session.connect();
        return session;
    }

    @Override
    public void connect() {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readAllBytes();
            Map<String, Map<Dataset, Long>> counts = new LinkedHashMap<>();
            for (String account : FakeStatement.accounts(content)) {
                for (Dataset dataset : Dataset.required()) {
                    counts.computeIfAbsent(account, any -> new LinkedHashMap<>())
                            .put(dataset, (long) FakeStatement.read(content, account, dataset)
                                    .size());
                }
            }
            long rows = counts.values().stream()
                    .flatMap(each -> each.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            Provenance head = FakeStatement.provenance(content);
            payload = new Payload(
                    LinesProvider.NAME,
                    name,
                    head.feed(),
                    DigestUtils.sha256Hex(bytes),
                    bytes.length,
                    head.asOf(),
                    Period.ALWAYS,
                    counts.keySet(),
                    head.asOf(),
                    new PayloadRows(rows, counts, Map.of()),
                    content);
        } catch (IOException e) {
            throw new UnreadablePayloadException(name + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String source() {
        return LinesProvider.NAME;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<SourceFile> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Payload> delivered() {
        return Optional.ofNullable(payload);
    }

    @Override
    public Environment environmentOf(String account) {
        return Environment.LIVE;
    }

    @Override
    public Set<String> accounts() {
        return payload.accounts();
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return fetch(account, Dataset.ORDERS, FakeOrder::read);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return fetch(account, Dataset.EXECUTIONS, FakeExecution::read);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return fetch(account, Dataset.OPTION_EVENTS, FakeOptionEvent::read);
    }

    <T> Fetch<T> fetch(String account, Dataset dataset, BiFunction<String, FakeAttributes, T> reader) {
        return new FakeFetch<>(payload, account, dataset, reader, List.of(), null);
    }

    @Override
    public void disconnect() {
        // holds nothing
    }
}
