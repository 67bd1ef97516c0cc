package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.execution.AllocationParents;
import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executions of one order in one contract and direction, by account: one account's may sum up the others'. Not thread-safe.
 */
final class SharedOrder {

    private final Map<String, Set<ExecutionBook.Key>> byAccount = new LinkedHashMap<>();

    /** Adds one; returns whether others may be something else since then. */
    boolean add(ExecutionBook.Key key) {
        boolean isNew = !byAccount.containsKey(key.account());
        byAccount.computeIfAbsent(key.account(), any -> new LinkedHashSet<>()).add(key);
        return byAccount.size() > 1 && (isNew || isKnownBySums());
    }

    /** An adviser's code tells which account's are sums; without one all of them have to be looked at. */
    private boolean isKnownBySums() {
        return byAccount.size() > 2 && masters().size() != 1;
    }

    private List<String> masters() {
        return byAccount.keySet().stream().filter(AllocationParents::isMaster).toList();
    }

    Set<ExecutionBook.Key> all() {
        Set<ExecutionBook.Key> all = new LinkedHashSet<>();
        byAccount.values().forEach(all::addAll);
        return all;
    }

    /** One of them with those by which can be told what it is. */
    Set<ExecutionBook.Key> with(ExecutionBook.Key key) {
        if (isKnownBySums()) {
            return all();
        }
        Set<ExecutionBook.Key> with = new LinkedHashSet<>(Set.of(key));
        List<String> masters = masters();
        if (byAccount.size() > 1 && masters.size() == 1) {
            with.add(byAccount.get(masters.get(0)).iterator().next());
            byAccount.keySet().stream()
                    .filter(account -> !masters.contains(account))
                    .findFirst()
                    .ifPresent(account ->
                            with.add(byAccount.get(account).iterator().next()));
        }
        return with;
    }

    /** Forgets all that are not kept; returns whether none is left. */
    boolean retainsNoneOf(Set<ExecutionBook.Key> kept) {
        byAccount.values().forEach(keys -> keys.retainAll(kept));
        byAccount.values().removeIf(Set::isEmpty);
        return byAccount.isEmpty();
    }
}
