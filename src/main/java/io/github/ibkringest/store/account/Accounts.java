package io.github.ibkringest.store.account;

import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The registered accounts. Thread-safe. */
public final class Accounts {

    private static final RowMapper<Account> ROW = (row, n) -> new Account(
            row.getLong("id"),
            row.getString("broker"),
            row.getString("code"),
            Environment.valueOf(row.getString("environment")),
            row.getString("alias"),
            row.getBoolean("active"),
            row.getTimestamp("registered_at").toInstant());

    private final JdbcTemplate jdbc;

    public Accounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All accounts, by code. */
    public List<Account> all() {
        return jdbc.query(Sql.of("accounts/all"), ROW);
    }

    /** The account of a code, if it is registered. */
    public Optional<Account> find(String code) {
        return jdbc.query(Sql.of("accounts/find"), ROW, code).stream().findFirst();
    }

    /** Registers an account unless it is known; a known one keeps what it is. */
    public Account register(String code, Environment environment) {
        jdbc.update(Sql.of("accounts/register"), code, environment.name());
        return find(code).orElseThrow();
    }

    /** Adds an account, or changes environment and alias of a known one, and activates it. */
    public Account add(String code, Environment environment, String alias) {
        jdbc.update(Sql.of("accounts/add"), code, environment.name(), alias);
        return find(code).orElseThrow();
    }

    /** Takes an account out of future syncs, or back in; false when it is not registered. */
    public boolean setActive(String code, boolean active) {
        return jdbc.update(Sql.of("accounts/set-active"), active, code) == 1;
    }
}
