package io.github.ibkringest.proof;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Positions that were carried in from before the first stored day, as a person accepted them. They are facts with a
 * provenance of their own: the statement that states them, when they were accepted, and by whom. Thread-safe.
 */
public final class Openings {

    private final JdbcTemplate jdbc;

    public Openings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A position that was accepted.
     *
     * @param conId the contract
     * @param symbol its symbol
     * @param quantity what was carried in
     */
    public record Opening(String conId, String symbol, BigDecimal quantity) {}

    /**
     * Accepts what the first statement with positions has more or less than is stored up to its day. What was accepted
     * before is replaced, and stays as history; an earlier statement that has come since decides anew.
     *
     * @param by who accepts it
     * @return what was accepted; empty where no statement of the account has positions, or nothing was carried in
     */
    public List<Opening> accept(Account account, String by) {
        return new Reconciliation(jdbc)
                .scopes(account, Period.ALWAYS).stream()
                        .map(Scope::report)
                        .filter(report -> report.has(Positions.SECTION))
                        .findFirst()
                        .map(first -> jdbc.query(
                                Sql.of("proof/accept-opening"),
                                (row, n) -> new Opening(
                                        row.getString("con_id"),
                                        row.getString("symbol"),
                                        row.getBigDecimal("quantity")),
                                account.id(),
                                first.id(),
                                by))
                        .orElse(List.of());
    }
}
