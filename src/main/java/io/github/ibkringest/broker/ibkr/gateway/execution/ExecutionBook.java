package io.github.ibkringest.broker.ibkr.gateway.execution;

import io.github.ibkringest.broker.ibkr.ExecutionIdentity;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Executions and commissions, joined by exec id in whatever order they come. Immutable.
 *
 * @param told executions by account and exec id, in the order in which they were first told
 * @param costs commissions by exec id, also of executions that were never told
 */
public record ExecutionBook(Map<Key, Told> told, Map<String, CommissionReport> costs) {

    /** Nothing. */
    public static final ExecutionBook EMPTY = new ExecutionBook(Map.of(), Map.of());

    /**
     * What names an execution.
     *
     * @param account the account's code
     * @param execId IBKR's id
     */
    public record Key(String account, String execId) {}

    /**
     * An execution as it was told.
     *
     * @param details what was told last
     * @param at when
     */
    public record Told(ExecutionDetails details, Instant at) {}

    /** The book after some messages; those that are about no execution change nothing. */
    public ExecutionBook with(Collection<Received> messages) {
        Map<Key, Told> executions = new LinkedHashMap<>(told);
        Map<String, CommissionReport> reports = new HashMap<>(costs);
        for (Received received : messages) {
            if (received.message() instanceof ExecutionDetails details) {
                executions.put(new Key(details.account(), details.execId()), new Told(details, received.at()));
            } else if (received.message() instanceof CommissionReport report) {
                reports.merge(report.execId(), report, ExecutionBook::better);
            }
        }
        return new ExecutionBook(executions, reports);
    }

    /** A commission that is known is not forgotten for one that is not. */
    private static CommissionReport better(CommissionReport known, CommissionReport next) {
        return next.commission() == null && known.commission() != null ? known : next;
    }

    /** All executions, joined, in the order in which they were first told. */
    public List<JoinedExecution> joined() {
        Set<Key> parents =
                AllocationParents.of(told.values().stream().map(Told::details).toList());
        Map<Key, Integer> latest = latestRevisions();
        List<JoinedExecution> joined = new ArrayList<>();
        told.forEach((key, one) -> {
            ExecutionIdentity identity = identity(key.execId());
            joined.add(new JoinedExecution(
                    one.details(),
                    costs.get(key.execId()),
                    identity,
                    role(one.details(), parents.contains(key)),
                    identity.revision().equals(latest.get(new Key(key.account(), identity.group()))),
                    one.at()));
        });
        return joined;
    }

    /** Exec ids of commissions whose execution was never told. */
    public Set<String> costsOfNothing() {
        Set<String> unknown = new TreeSet<>(costs.keySet());
        unknown.removeAll(told.keySet().stream().map(Key::execId).collect(Collectors.toCollection(HashSet::new)));
        return unknown;
    }

    private Map<Key, Integer> latestRevisions() {
        Map<Key, Integer> latest = new HashMap<>();
        for (Key key : told.keySet()) {
            ExecutionIdentity identity = identity(key.execId());
            latest.merge(new Key(key.account(), identity.group()), identity.revision(), Math::max);
        }
        return latest;
    }

    private static ExecutionIdentity identity(String execId) {
        return ExecutionIdentity.of(execId, null, null, null, null, null, 0);
    }

    /** A price of 0 is that of an option that was exercised, assigned or has expired. */
    private static ExecutionRole role(ExecutionDetails details, boolean isParent) {
        if (details.contract().isCombo()) {
            return ExecutionRole.COMBO_SUMMARY;
        } else if (isParent) {
            return ExecutionRole.ALLOCATION_PARENT;
        }
        boolean isOption = details.contract().right() != null;
        return isOption && details.price().signum() == 0 ? ExecutionRole.BOOKING_CANDIDATE : ExecutionRole.FILL;
    }
}
