package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.fold.order.OrderCompletion;
import io.github.ibkringest.fold.order.OrderCompletion.Completed;
import io.github.ibkringest.ingest.chunk.MergedChunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.store.order.OrderRecords;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The steps of a run that bring the orders of executions up to date. Thread-safe. */
public final class OrderSteps {

    /** Orders that are in memory at a time. */
    private static final int AT_ONCE = 1_000;

    private final OrderRecords orders;

    public OrderSteps(JdbcTemplate jdbc) {
        this.orders = new OrderRecords(jdbc);
    }

    /** Finds the orders of a chunk's executions, and makes those that no record describes. */
    public MergedChunk link(@Body MergedChunk merged, @Variable(Run.VARIABLE) Run<?> run) {
        if (merged.rows().isEmpty()) {
            return merged;
        }
        Map<String, Long> linked =
                run.orders().link(run.accountId(), run.id(), run.fetch().source(), merged.rows(), run.contracts());
        return merged.withOrders(linked);
    }

    /** Whether a live source has told of orders of the account. */
    public boolean areToldLive(@Variable(Run.VARIABLE) Run<?> run) {
        return run.accountId() != null && run.orders().areToldLive(run.accountId());
    }

    /** The named parameters of the SQL about these orders: what the run wrote, and orders that executions may complete. */
    public Map<String, Object> told(@Variable(Run.VARIABLE) Run<?> run) {
        Map<String, Object> parameters = run.written();
        parameters.put("doubtedOrders", run.orders().inDoubt().toArray(Long[]::new));
        return parameters;
    }

    /** Whether the payload holds a complete list of the open orders. */
    public boolean areListed(@Variable(Run.VARIABLE) Run<?> run) {
        return run.accountId() != null && run.fetch().openOrders().isPresent();
    }

    /** The named parameters of the SQL that needs this list: the run, its account, the moment and the orders. */
    public Map<String, Object> listed(@Variable(Run.VARIABLE) Run<?> run) {
        Fetch.OpenOrders open = run.fetch().openOrders().orElseThrow();
        return Map.of(
                "runId",
                run.id(),
                "openAt",
                OffsetDateTime.ofInstant(open.at(), ZoneOffset.UTC),
                "openPermIds",
                open.permIds().toArray(String[]::new));
    }

    /** Notes the orders of which the run's rows state something else than before: they are settled anew. */
    public void restated(@Variable(Run.VARIABLE) Run<?> run) {
        run.orders().retold(run.accountId(), run.rewritten());
    }

    /**
     * Completes the orders of which rows state some days, contracts or values only: executions state the others. Where
     * rows state all, nothing is read.
     */
    public void complete(@Variable(Run.VARIABLE) Run<?> run) {
        List<Long> inDoubt = run.orders().inDoubt().stream().sorted().toList();
        OrderCompletion completion = new OrderCompletion(new Fold(OrderRows.TYPE, raw -> read(run, raw)));
        for (int from = 0; from < inDoubt.size(); from += AT_ONCE) {
            List<Long> some = inDoubt.subList(from, Math.min(from + AT_ONCE, inDoubt.size()));
            Map<Long, Completed> completed = new LinkedHashMap<>();
            for (OrderRecords.Told told : orders.inDoubt(run.accountId(), some)) {
                rows(run, told).ifPresent(rows -> completed.put(told.id(), completion.complete(rows, told.executed())));
            }
            if (!completed.isEmpty()) {
                orders.complete(run.id(), completed);
            }
        }
    }

    /** What rows state of an order; empty if one cannot be read again, so that the order stays as it is. */
    private static Optional<List<Statement>> rows(Run<?> run, OrderRecords.Told told) {
        List<Statement> rows = new ArrayList<>();
        for (Fragment fragment : told.rows()) {
            Reading<OrderData> reading = reread(run, fragment.raw());
            if (reading instanceof Reading.Malformed<OrderData> malformed) {
                run.unreadable().add(run.account().code(), Dataset.ORDERS, told.orderId(), malformed.reason());
                return Optional.empty();
            }
            OrderData data = ((Reading.Accepted<OrderData>) reading).data();
            rows.add(Statement.of(OrderRows.TYPE, data, told.orderId(), fragment));
        }
        return Optional.of(rows);
    }

    /** A record that was put together from several; null when it cannot be read. */
    private static Statement read(Run<?> run, RawRecord together) {
        return reread(run, together) instanceof Reading.Accepted<OrderData> accepted
                ? Statement.of(OrderRows.TYPE, accepted.data(), run.fetch().source(), together)
                : null;
    }

    private static Reading<OrderData> reread(Run<?> run, RawRecord raw) {
        return run.records().rereadOrder(run.account().code(), raw);
    }
}
