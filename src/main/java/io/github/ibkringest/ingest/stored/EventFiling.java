package io.github.ibkringest.ingest.stored;

import io.github.ibkringest.events.EventGrouping;
import io.github.ibkringest.events.EventRow;
import io.github.ibkringest.events.EventTraits;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.chunk.Chunk;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.store.row.OptionEventKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Files option events under the keys of their rows. What is stored of the same day and quantity is put together
 * anew with what is delivered, where an event has no trade id, so that it does not matter which came first.
 */
public final class EventFiling {

    private final OptionEventKeys keys;
    private final Run<?> run;
    private final Map<String, EventRow> rows = new TreeMap<>();
    private final Map<Statement, Fragment> stored = new IdentityHashMap<>();

    public EventFiling(JdbcTemplate jdbc, Run<?> run) {
        this.keys = new OptionEventKeys(jdbc);
        this.run = run;
    }

    /** The chunk with its events under the keys of their rows. */
    public Chunk file(Chunk chunk) {
        Set<EventTraits.Kind> kinds = open(chunk.statements());
        if (kinds.isEmpty()) {
            return chunk;
        }
        List<Statement> incoming = chunk.statements().stream()
                .filter(statement -> kinds.contains(EventTraits.kindOf(statement)))
                .toList();
        find(kinds, incoming);
        Map<String, List<Statement>> groups =
                new EventGrouping(kinds, run.twins()).group(List.copyOf(rows.values()), incoming);
        Map<Statement, Statement> filed = new IdentityHashMap<>();
        groups.forEach((key, statements) -> statements.forEach(statement -> {
            if (!stored.containsKey(statement)) {
                filed.put(statement, statement.under(key));
            }
        }));
        return chunk.with(
                chunk.statements().stream()
                        .map(statement -> filed.getOrDefault(statement, statement))
                        .toList(),
                regrouped(groups));
    }

    /** The kinds of events of which not all are known by trade id. */
    private Set<EventTraits.Kind> open(Collection<Statement> statements) {
        Set<EventTraits.Kind> open = new HashSet<>();
        Set<OptionEventKeys.Kind> named = new HashSet<>();
        for (Statement statement : statements) {
            EventTraits.Kind kind = EventTraits.kindOf(statement);
            if (EventRow.hasTradeId(statement.key())) {
                named.add(stored(kind));
            } else {
                open.add(kind);
            }
        }
        if (!named.isEmpty()) {
            keys.unsettled(run.accountId(), named)
                    .forEach(kind -> open.add(EventTraits.kind(kind.date(), kind.quantity())));
        }
        return open;
    }

    private static OptionEventKeys.Kind stored(EventTraits.Kind kind) {
        return new OptionEventKeys.Kind(kind.date(), kind.quantity());
    }

    private void find(Set<EventTraits.Kind> kinds, List<Statement> incoming) {
        List<String> named = incoming.stream()
                .map(Statement::key)
                .filter(EventRow::hasTradeId)
                .toList();
        for (OptionEventKeys.Stored row : keys.find(
                run.accountId(), kinds.stream().map(EventFiling::stored).toList(), named)) {
            // one that cannot be read again stays as it is
            new StatedRecords<>(run).restore(row.key(), row.fragments()).ifPresent(statements -> {
                statements.forEach(statement -> stored.put(statement, statement.fragment()));
                rows.put(row.key(), new EventRow(row.id(), row.key(), statements));
            });
        }
    }

    /** Gives rows that are left over to events that have none, removes the others; says what rows are made from now. */
    private Map<String, List<Fragment>> regrouped(Map<String, List<Statement>> groups) {
        Map<String, EventRow> left = new TreeMap<>(rows);
        left.keySet().removeAll(groups.keySet());
        Map<Long, String> renamed = new LinkedHashMap<>();
        Map<String, List<Fragment>> regrouped = new HashMap<>();
        groups.forEach((key, statements) -> {
            List<Statement> said =
                    statements.stream().filter(stored::containsKey).toList();
            EventRow row = rows.containsKey(key) ? rows.get(key) : heir(left, said);
            if (row != null && !row.key().equals(key)) {
                left.remove(row.key());
                renamed.put(row.id(), key);
            }
            if (row == null ? !said.isEmpty() : !same(row.statements(), said)) {
                regrouped.put(key, said.stream().map(Statement::fragment).toList());
            }
        });
        keys.remove(run.id(), left.values().stream().map(EventRow::id).toList());
        keys.rename(run.id(), renamed);
        run.wrote(left.size() + renamed.size());
        return regrouped;
    }

    private static EventRow heir(Map<String, EventRow> left, List<Statement> said) {
        return left.values().stream()
                .filter(row -> row.statements().stream()
                        .anyMatch(statement -> said.stream().anyMatch(other -> other == statement)))
                .findFirst()
                .orElse(null);
    }

    /** Whether two groups of statements say the same, however they came together. */
    private static boolean same(List<Statement> ones, List<Statement> others) {
        return ones.size() == others.size() && said(ones).equals(said(others));
    }

    private static Map<Fragment, Long> said(List<Statement> statements) {
        return statements.stream().collect(Collectors.groupingBy(Statement::fragment, Collectors.counting()));
    }
}
