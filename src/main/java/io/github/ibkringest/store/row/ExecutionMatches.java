package io.github.ibkringest.store.row;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.store.sql.Columns;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Executions that may state the same fact, and what is found out about them. Takes part in the caller's transaction. */
public final class ExecutionMatches {

    /** Rows that are fetched at a time. */
    private static final int FETCH = 1_000;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate fetching;

    public ExecutionMatches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.fetching = new JdbcTemplate(jdbc.getDataSource());
        fetching.setFetchSize(FETCH);
    }

    /** What a row says of its costs by itself; each may be null. */
    public record Costs(BigDecimal commission, BigDecimal taxes) {}

    /** The key below which all rows are older than what is written from now on. */
    public long lastId() {
        return jdbc.queryForObject(Sql.of("executions/match/last-id"), Columns.LONG);
    }

    /** Whether any stored row of some days, and a few around them, may be named better by another report. */
    public boolean hasPoorlyNamed(long accountId, Period days) {
        byIndex(true);
        boolean has = jdbc.queryForObject(
                Sql.of("executions/match/is-needed"), Columns.BOOLEAN, accountId, days.from(), days.to());
        byIndex(false);
        return has;
    }

    /**
     * The rows that a run wrote and those that may state the same facts, a group at a time.
     *
     * @param afterId {@link #lastId} from before the run wrote
     * @param rewritten dedup keys of rows that were known before and have been written anew
     * @param days the days of all of them
     */
    public void forEachGroup(
            long accountId,
            long runId,
            long afterId,
            Collection<String> rewritten,
            Period days,
            Consumer<List<StoredExecution>> groups) {
        List<StoredExecution> group = new ArrayList<>();
        byIndex(true);
        fetching.query(
                Sql.of("executions/match/candidates"),
                (ResultSet row) -> {
                    StoredExecution next = stored(row);
                    if (!group.isEmpty() && !group.get(0).group().equals(next.group())) {
                        groups.accept(List.copyOf(group));
                        group.clear();
                    }
                    group.add(next);
                },
                accountId,
                runId,
                afterId,
                rewritten.toArray(String[]::new),
                days.from(),
                days.to());
        byIndex(false);
        if (!group.isEmpty()) {
            groups.accept(group);
        }
    }

    /**
     * Lets look-ups go by their indexes, whatever the server's statistics say: after a first load, or in the middle of one,
     * they show that most rows are wanted.
     */
    private void byIndex(boolean only) {
        jdbc.execute(only ? "set local enable_seqscan = off" : "set local enable_seqscan to default");
    }

    private static StoredExecution stored(ResultSet row) throws SQLException {
        return new StoredExecution(
                new StoredExecution.Group(row.getBigDecimal("group_quantity"), row.getBigDecimal("group_price")),
                row.getLong("id"),
                row.getString("exec_key"),
                row.getObject("superseded_by", Long.class),
                row.getObject("order_id", Long.class),
                row.getBoolean("tells_costs"),
                RowStore.fragments(row));
    }

    /** Marks rows as superseded: from their keys to those of the better ones. */
    public void giveWay(long runId, Map<Long, Long> better) {
        if (!better.isEmpty()) {
            jdbc.update(
                    Sql.of("executions/match/give-way"),
                    runId,
                    better.keySet().toArray(Long[]::new),
                    better.values().toArray(Long[]::new));
        }
    }

    /** Lets rows that gave way stand by themselves again, with their own costs. */
    public void standAgain(long runId, Map<Long, Costs> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(
                    Sql.of("executions/match/stand-again"),
                    runId,
                    rows.keySet().toArray(Long[]::new),
                    rows.values().stream().map(Costs::commission).toArray(BigDecimal[]::new),
                    rows.values().stream().map(Costs::taxes).toArray(BigDecimal[]::new));
        }
    }
}
