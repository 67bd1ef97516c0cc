package io.github.ibkringest.store.run;

import io.github.ibkringest.store.sql.Sql;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which logins the broker has refused for their token, as the ledger knows. Thread-safe. */
public final class TokenRefusals {

    private final JdbcTemplate jdbc;

    public TokenRefusals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A refusal.
     *
     * @param since the day of it
     * @param code the broker's code
     */
    public record Refusal(LocalDate since, String code) {}

    /** By the name of the login; those that work are not in it. */
    public Map<String, Refusal> byLogin() {
        Map<String, Refusal> refusals = new HashMap<>();
        jdbc.query(Sql.of("status/token-refusals"), row -> {
            refusals.put(
                    row.getString("login"), new Refusal(row.getDate("since").toLocalDate(), row.getString("code")));
        });
        return refusals;
    }
}
