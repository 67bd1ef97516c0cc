package io.github.ibkringest.store.status;

import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.sql.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/** What monitoring queries again and again: few rows, cheap queries. Thread-safe. */
public final class Vitals {

    private final JdbcTemplate jdbc;

    public Vitals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far a dataset of an account that is synced is proven complete.
     *
     * @param account account code
     * @param dataset its label
     * @param lastProven the last trading day proven complete, or null when none ever was
     * @param age how old it is, see {@link io.github.ibkringest.coverage.Completeness#age}
     */
    public record Completeness(String account, String dataset, LocalDate lastProven, Duration age) {}

    /**
     * A configured query that was asked and has not delivered any account yet.
     *
     * @param query name of its session
     * @param age for how long, as for completeness
     */
    public record Silent(String query, Duration age) {}

    /**
     * Records of an account and dataset that wait in quarantine.
     *
     * @param account account code, or null for records that name none
     * @param dataset its label
     * @param open how many
     * @param newest id of the last record ever quarantined there, open or not
     */
    public record Quarantined(String account, String dataset, long open, long newest) {}

    /**
     * How far a consumer of events is behind the log.
     *
     * @param consumer its name
     * @param behind how many events it has not seen
     * @param age how long the oldest of them has been there; zero for none
     * @param stopped why nothing is sent to it any more, or null
     * @param isOfThisLog whether it has seen what the log has; not so after a restore
     */
    public record Lag(String consumer, long behind, Duration age, String stopped, boolean isOfThisLog) {

        /** Whether somebody has to look at it. */
        public boolean standsStill(Duration limit) {
            return stopped != null || !isOfThisLog || age.compareTo(limit) > 0;
        }
    }

    /**
     * How an account came out against the broker's totals, by its certificates; see docs/proof.md.
     *
     * @param account account code
     * @param statements statements with totals
     * @param open statements that were not compared yet, or not since their rows may have changed
     * @param broken equations that are broken
     */
    public record Reconciled(String account, long statements, long open, long broken) {}

    /**
     * Executions of an account that only a live source states so far.
     *
     * @param account account code
     * @param waiting how many; a confirmation or statement will confirm them
     * @param leftOut those of them that a final report does not have although it covers their day
     */
    public record ToldLive(String account, long waiting, long leftOut) {}

    /**
     * All of it, as known at one time.
     *
     * @param completeness by account and dataset; those that are not configured are not in it
     * @param silent queries of which no account is known
     * @param quarantined by account and dataset, where records are open
     * @param lags the consumers of events
     * @param live sessions that stay open, those that are configured
     * @param toldLive accounts with executions that wait for confirmation
     * @param reconciled accounts that have statements with totals
     */
    public record Reading(
            List<Completeness> completeness,
            List<Silent> silent,
            List<Quarantined> quarantined,
            List<Lag> lags,
            List<LiveBoard.Noted> live,
            List<ToldLive> toldLive,
            List<Reconciled> reconciled) {

        /** When the store could not be asked. */
        public static final Reading NONE =
                new Reading(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The consumers of events, by name. */
    public List<Lag> lags() {
        return jdbc.query(
                Sql.of("vitals/consumers"),
                (row, number) -> new Lag(
                        row.getString("name"),
                        row.getLong("behind"),
                        Duration.ofSeconds(row.getLong("seconds")),
                        row.getString("stopped"),
                        row.getBoolean("is_of_this_log")));
    }

    /** How accounts came out against the broker's totals. */
    public List<Reconciled> reconciled() {
        return jdbc.query(
                Sql.of("proof/standing"),
                (row, number) -> new Reconciled(
                        row.getString("account"),
                        row.getLong("statements"),
                        row.getLong("open"),
                        row.getLong("broken")));
    }

    /** Executions that wait for a confirmation or statement, by account. */
    public List<ToldLive> toldLive() {
        return jdbc.query(Sql.of("vitals/told-live"), new DataClassRowMapper<>(ToldLive.class));
    }

    /** Records that wait in quarantine, by account and dataset. */
    public List<Quarantined> quarantined() {
        return jdbc.query(Sql.of("vitals/quarantined"), new DataClassRowMapper<>(Quarantined.class));
    }
}
