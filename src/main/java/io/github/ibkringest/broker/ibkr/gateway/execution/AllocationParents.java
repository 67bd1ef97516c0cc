package io.github.ibkringest.broker.ibkr.gateway.execution;

import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the executions of an adviser's master account that are told once more as allocations to other accounts: executions
 * of one order in several accounts, of which one sums up all others.
 */
public final class AllocationParents {

    /** Codes of adviser accounts: F1234567, and DF1234567 on paper. */
    private static final Pattern MASTER = Pattern.compile("D?F\\d+");

    private AllocationParents() {}

    /** Whether an account's code is that of an adviser, whose orders are allocated to other accounts. */
    public static boolean isMaster(String account) {
        return MASTER.matcher(account).matches();
    }

    static Set<ExecutionBook.Key> of(Collection<ExecutionDetails> executions) {
        Set<ExecutionBook.Key> parents = new HashSet<>();
        Map<List<String>, List<ExecutionDetails>> byOrder = executions.stream()
                .filter(details ->
                        details.permId() != null && details.contract().conId() != null)
                .collect(Collectors.groupingBy(details -> List.of(
                        details.permId(),
                        details.contract().conId(),
                        details.side().name())));
        byOrder.values().forEach(ofOrder -> addParents(parents, ofOrder));
        return parents;
    }

    private static void addParents(Set<ExecutionBook.Key> parents, List<ExecutionDetails> ofOrder) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        ofOrder.forEach(details -> shares.merge(details.account(), details.shares(), BigDecimal::add));
        String master = shares.size() < 2 ? null : master(shares);
        ofOrder.stream()
                .filter(details -> details.account().equals(master))
                .forEach(details -> parents.add(new ExecutionBook.Key(details.account(), details.execId())));
    }

    /**
     * By its code; otherwise the first that sums up all others, for the master is told first. Of two accounts alone each would
     * sum up the other where their parts are equal, so without a code neither does.
     */
    private static String master(Map<String, BigDecimal> shares) {
        List<String> byCode =
                shares.keySet().stream().filter(AllocationParents::isMaster).toList();
        if (byCode.size() == 1) {
            return byCode.get(0);
        } else if (shares.size() == 2) {
            return null;
        }
        BigDecimal all = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return shares.entrySet().stream()
                .filter(entry -> entry.getValue().add(entry.getValue()).compareTo(all) == 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
