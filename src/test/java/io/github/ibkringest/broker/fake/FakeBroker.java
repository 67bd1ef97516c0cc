package io.github.ibkringest.broker.fake;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A broker that says what a test tells it to:
 *
 * <pre>{@code FakeBroker.of("U1").with(order("o1").buy("100"), fill("x1.01").order("o1").buy("100", "10.25"))}</pre>
 *
 * <p>Not thread-safe while it is being told.
 */
public final class FakeBroker implements BrokerApi {

    private final Map<String, List<FakeRecord<?>>> records = new LinkedHashMap<>();
    private final Set<Dataset> breaking = EnumSet.noneOf(Dataset.class);
    private final List<Period> covered = new ArrayList<>();
    private final Map<String, Long> skipped = new LinkedHashMap<>();
    private Instant asOf = Instant.parse("2026-07-17T04:00:00Z");
    private BrokerException refusal;
    private boolean slow;
    private int sessions;
    private int open;

    private FakeBroker() {}

    /** A broker of some accounts; those that start with D are paper accounts. */
    public static FakeBroker of(String... accounts) {
        FakeBroker broker = new FakeBroker();
        for (String account : accounts) {
            broker.records.put(account, new ArrayList<>());
        }
        return broker;
    }

    /** Adds records of the first account. */
    public FakeBroker with(FakeRecord<?>... added) {
        return in(records.keySet().iterator().next(), added);
    }

    /** Adds records of an account. */
    public FakeBroker in(String account, FakeRecord<?>... added) {
        records.get(account).addAll(List.of(added));
        return this;
    }

    /** When it makes its statements; the newest wins. */
    public FakeBroker asOf(String instant) {
        asOf = Instant.parse(instant);
        return this;
    }

    /** What its payload proves complete. */
    public FakeBroker covering(Period period) {
        covered.add(period);
        return this;
    }

    /** Has rows that are no records, by a rule. */
    public FakeBroker skipping(String rule, long rows) {
        skipped.put(rule, rows);
        return this;
    }

    /** Can not be connected to for now. */
    public FakeBroker unavailable() {
        refusal = new BrokerUnavailableException("the fake broker is closed for maintenance", null);
        return this;
    }

    /** Answers with something that is no payload. */
    public FakeBroker unreadable() {
        refusal = new UnreadablePayloadException("the fake broker answers with a poem");
        return this;
    }

    /** Breaks off after the last record of a dataset. */
    public FakeBroker breakingOff(Dataset dataset) {
        breaking.add(dataset);
        return this;
    }

    /** Delivers all but the first account later than the rest. */
    public FakeBroker slowly() {
        slow = true;
        return this;
    }

    /** How often it was connected to. */
    public int sessions() {
        return sessions;
    }

    /** Whether somebody has connected and not disconnected. */
    public boolean isOpen() {
        return open > 0;
    }

    @Override
    public void connect() {
        sessions++;
        if (refusal != null) {
            throw refusal;
        }
        open = 1;
    }

    @Override
    public void disconnect() {
        open = 0;
    }

    @Override
    public String source() {
        return "fake";
    }

    @Override
    public String name() {
        return "fake statement";
    }

    @Override
    public Environment environmentOf(String account) {
        return account.startsWith("D") ? Environment.PAPER : Environment.LIVE;
    }

    @Override
    public Set<String> accounts() {
        slow = false;
        return records.keySet();
    }

    @Override
    public Set<String> accountsSoFar() {
        return slow ? Set.of(records.keySet().iterator().next()) : records.keySet();
    }

    /** Whether somebody has waited for everything. */
    @Override
    public boolean isWhole() {
        return !slow;
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

    private <T> Fetch<T> fetch(String account, Dataset dataset, BiFunction<String, FakeAttributes, T> reader) {
        if (open == 0) {
            throw new IllegalStateException("nobody has connected to the fake broker");
        }
        RuntimeException fault = breaking.contains(dataset)
                ? new UnreadablePayloadException("the fake broker breaks off in the middle of " + dataset)
                : null;
        return new FakeFetch<>(payload(), account, dataset, reader, covered, fault);
    }

    private Payload payload() {
        byte[] bytes = FakeStatement.write(asOf, records);
        return new Payload(
                source(),
                name(),
                "fake",
                DigestUtils.sha256Hex(bytes),
                bytes.length,
                asOf,
                Period.ALWAYS,
                records.keySet(),
                asOf,
                rows(),
                () -> new ByteArrayInputStream(bytes));
    }

    private PayloadRows rows() {
        Map<String, Map<Dataset, Long>> counts = new LinkedHashMap<>();
        records.forEach((account, all) -> counts.put(
                account, all.stream().collect(Collectors.groupingBy(FakeRecord::dataset, Collectors.counting()))));
        long rows = records.values().stream().mapToLong(List::size).sum()
                + skipped.values().stream().mapToLong(Long::longValue).sum();
        return new PayloadRows(rows, counts, skipped);
    }
}
