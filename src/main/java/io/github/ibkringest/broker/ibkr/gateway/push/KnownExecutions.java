package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import io.github.ibkringest.broker.ibkr.gateway.execution.JoinedExecution;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordDigest;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The executions of the day, with what they cost. Executions of one order are looked at together, because one of them may
 * turn out to be the sum of the others. Not thread-safe.
 */
final class KnownExecutions {

    private final Map<ExecutionBook.Key, KnownExecution> executions = new LinkedHashMap<>();
    private final Map<String, Received> costs = new HashMap<>();
    private final Map<String, Set<ExecutionBook.Key>> byExecId = new HashMap<>();
    private final Map<List<String>, SharedOrder> byOrder = new HashMap<>();

    /** Takes messages in; those that are about none change nothing. Returns those that may be told of otherwise since then. */
    Set<ExecutionBook.Key> take(List<Received> messages) {
        Set<ExecutionBook.Key> touched = new LinkedHashSet<>();
        Set<SharedOrder> whole = new LinkedHashSet<>();
        for (Received received : messages) {
            if (received.message() instanceof ExecutionDetails details) {
                take(received, details, whole);
                touched.add(key(details));
            } else if (received.message() instanceof CommissionReport report
                    && (report.commission() != null || !costs.containsKey(report.execId()))) {
                costs.put(report.execId(), received);
                touched.addAll(byExecId.getOrDefault(report.execId(), Set.of()));
            }
        }
        whole.forEach(order -> touched.addAll(order.all()));
        return touched;
    }

    private void take(Received received, ExecutionDetails details, Set<SharedOrder> whole) {
        ExecutionBook.Key key = key(details);
        KnownExecution known = executions.get(key);
        executions.put(key, new KnownExecution(received, known == null ? null : known.digest()));
        byExecId.computeIfAbsent(details.execId(), any -> new HashSet<>()).add(key);
        SharedOrder order = byOrder.computeIfAbsent(order(details), any -> new SharedOrder());
        if (order.add(key)) {
            whole.add(order);
        }
    }

    /** Those without an order or a contract are of none but their own. */
    private static List<String> order(ExecutionDetails details) {
        String conId = details.contract().conId();
        return details.permId() == null || conId == null
                ? List.of(details.execId())
                : List.of(details.permId(), conId, details.side().name());
    }

    /** Of some executions those of which something is told that is not stored, with the digest of what is told. */
    Map<ExecutionBook.Key, UUID> news(Set<ExecutionBook.Key> touched, ZoneId zone) {
        Map<ExecutionBook.Key, UUID> news = new LinkedHashMap<>();
        for (JoinedExecution joined :
                ExecutionBook.EMPTY.with(framesOf(touched)).joined()) {
            ExecutionBook.Key key = key(joined.details());
            UUID told = RecordDigest.of(joined, zone);
            if (!told.equals(executions.get(key).digest())) {
                news.put(key, told);
            }
        }
        return news;
    }

    boolean isKnown(ExecutionBook.Key key) {
        return executions.containsKey(key);
    }

    /** The known ones among some messages. */
    Set<ExecutionBook.Key> toldBy(Collection<Received> messages) {
        Set<ExecutionBook.Key> told = new LinkedHashSet<>();
        for (Received received : messages) {
            if (received.message() instanceof ExecutionDetails details && executions.containsKey(key(details))) {
                told.add(key(details));
            }
        }
        return told;
    }

    private static ExecutionBook.Key key(ExecutionDetails details) {
        return new ExecutionBook.Key(details.account(), details.execId());
    }

    /** Some executions with those by which can be told what they are. */
    private Set<ExecutionBook.Key> together(Set<ExecutionBook.Key> some) {
        Set<ExecutionBook.Key> together = new LinkedHashSet<>();
        for (ExecutionBook.Key key : some) {
            if (!together.contains(key)) {
                ExecutionDetails details =
                        (ExecutionDetails) executions.get(key).details().message();
                together.addAll(byOrder.get(order(details)).with(key));
            }
        }
        return together;
    }

    /** The messages that tell of some executions: what they are, and what they cost. */
    List<Received> framesOf(Set<ExecutionBook.Key> some) {
        List<Received> frames = new ArrayList<>();
        for (ExecutionBook.Key key : together(some)) {
            frames.add(executions.get(key).details());
            Received cost = costs.get(key.execId());
            if (cost != null) {
                frames.add(cost);
            }
        }
        return frames;
    }

    void stored(Map<ExecutionBook.Key, UUID> digests) {
        digests.forEach((key, digest) ->
                executions.computeIfPresent(key, (same, known) -> new KnownExecution(known.details(), digest)));
    }

    /** Forgets those that were not told of since a moment: their day is over. */
    void forgetBefore(Instant moment) {
        executions.values().removeIf(known -> known.details().at().isBefore(moment));
        byExecId.values().forEach(keys -> keys.retainAll(executions.keySet()));
        byExecId.values().removeIf(Set::isEmpty);
        byOrder.values().removeIf(order -> order.retainsNoneOf(executions.keySet()));
        costs.values().removeIf(cost -> cost.at().isBefore(moment));
    }
}
