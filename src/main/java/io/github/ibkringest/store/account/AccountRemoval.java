package io.github.ibkringest.store.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.run.RunLedger;
import io.github.ibkringest.store.sql.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes accounts with all that is kept of them, each in one transaction. Thread-safe. */
public final class AccountRemoval {

    private static final String NOT_ALLOWED = "42501";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final RunLedger ledger;

    /** Removes from the store behind a connection. */
    public AccountRemoval(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.ledger = new RunLedger(jdbc);
    }

    /**
     * Removes an account: its rows, runs and history, and the contracts, instruments and payloads that nothing else
     * refers to. The table {@code account_removal} keeps that it was done.
     *
     * @param dryRun whether all of it is taken back, so that the counts are known and nothing has changed
     * @return how many rows of each table, those of none left out; empty when a run is at work on the account
     * @throws BrokerConfigurationException when the user of the database may not do it
     */
    public Optional<Map<String, Long>> remove(Account account, boolean dryRun) {
        try {
            return transaction.execute(status -> removeWithin(status, account, dryRun));
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException refused && NOT_ALLOWED.equals(refused.getSQLState())) {
                throw new BrokerConfigurationException(jdbc.queryForObject(
                        Sql.of("accounts/owner"),
                        (row, n) -> "user " + row.getString("me") + " may not remove accounts; do it as "
                                + row.getString("owner") + ", the owner of the tables (see: db roles)"));
            }
            throw e;
        }
    }

    private Optional<Map<String, Long>> removeWithin(TransactionStatus status, Account account, boolean dryRun) {
        boolean free = Arrays.stream(Dataset.values()).allMatch(dataset -> ledger.tryLock(account.id(), dataset));
        if (!free) {
            return Optional.empty();
        }
        Map<String, Long> counts =
                counts(jdbc.queryForObject(Sql.of("accounts/remove"), (row, n) -> row.getString(1), account.id()));
        if (dryRun) {
            status.setRollbackOnly();
        }
        return Optional.of(counts);
    }

    private static Map<String, Long> counts(String json) {
        try {
            Map<String, Long> counts = JSON.readValue(json, new TypeReference<LinkedHashMap<String, Long>>() {});
            counts.values().removeIf(rows -> rows == 0);
            return counts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts are always JSON: " + json, e);
        }
    }
}
