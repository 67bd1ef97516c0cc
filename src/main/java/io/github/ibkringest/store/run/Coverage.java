package io.github.ibkringest.store.run;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.Evidence;
import io.github.ibkringest.coverage.Proof;
import io.github.ibkringest.coverage.Shortfall;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which dates are proven complete. Thread-safe. */
public final class Coverage {

    private final JdbcTemplate jdbc;

    public Coverage(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records what a run proves; known periods are left alone. */
    public void record(long accountId, Dataset dataset, Fetch<?> fetch, Period period, long runId, long payloadId) {
        jdbc.update(
                Sql.of("coverage/record"),
                accountId,
                dataset.label(),
                fetch.payload().source(),
                fetch.payload().feed(),
                fetch.isProvisional(),
                period.from(),
                period.to(),
                runId,
                payloadId);
    }

    /** Records days that a run's payload speaks of without proving them; known periods are left alone. */
    public void recordLack(long accountId, Dataset dataset, Fetch<?> fetch, Lack why, Period period, long runId) {
        jdbc.update(
                Sql.of("coverage/record-lack"),
                accountId,
                dataset.label(),
                fetch.payload().source(),
                why.label(),
                period.from(),
                period.to(),
                runId);
    }

    /** All that is known of the accounts that are synced. */
    public Evidence evidence() {
        return new Evidence(proofs(), shortfalls(), quarantined(), doubts(), tried());
    }

    /**
     * The same, joined over sources and runs: enough to know what is missing, and one row instead of one for each run that
     * there ever was.
     */
    public Evidence joinedEvidence() {
        return new Evidence(joinedProofs(), shortfalls(), quarantined(), doubts(), tried());
    }

    /** What the runs of accounts that are synced say, oldest day first. */
    private List<Proof> proofs() {
        return jdbc.query(
                Sql.of("coverage/proofs"),
                (row, number) -> new Proof(
                        row.getString("account"),
                        Dataset.of(row.getString("dataset")),
                        row.getString("source"),
                        row.getBoolean("provisional"),
                        period(row),
                        row.getString("payload"),
                        row.getLong("run_id")));
    }

    private List<Proof> joinedProofs() {
        return jdbc.query(
                Sql.of("coverage/joined-proofs"),
                (row, number) -> new Proof(
                        row.getString("account"),
                        Dataset.of(row.getString("dataset")),
                        null,
                        row.getBoolean("provisional"),
                        period(row),
                        null,
                        0));
    }

    private List<Shortfall> shortfalls() {
        return jdbc.query(
                Sql.of("coverage/shortfalls"),
                (row, number) -> new Shortfall(
                        row.getString("account"),
                        Dataset.of(row.getString("dataset")),
                        Lack.of(row.getString("reason")),
                        period(row)));
    }

    private List<Evidence.Doubt> doubts() {
        return jdbc.query(
                Sql.of("coverage/doubts"),
                (row, number) -> new Evidence.Doubt(
                        row.getString("account"), Dataset.of(row.getString("dataset")), period(row)));
    }

    private List<Evidence.Tried> tried() {
        return jdbc.query(
                Sql.of("coverage/tried"),
                (row, number) -> new Evidence.Tried(
                        row.getString("account"), Dataset.of(row.getString("dataset")), row.getBoolean("dated")));
    }

    /** By account the datasets of which records were ever put into quarantine. */
    private Map<String, Set<Dataset>> quarantined() {
        Map<String, Set<Dataset>> datasets = new TreeMap<>();
        jdbc.query(Sql.of("coverage/quarantined"), (ResultSet row) -> {
            datasets.computeIfAbsent(row.getString("account"), account -> EnumSet.noneOf(Dataset.class))
                    .add(Dataset.of(row.getString("dataset")));
        });
        return datasets;
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(row.getObject("covered_from", LocalDate.class), row.getObject("covered_to", LocalDate.class));
    }

    /**
     * An execution that only a provisional report knows, although a final one has covered its day.
     *
     * @param account account code
     * @param execKey its key
     * @param tradeDate the broker's day, or the day in New York on which it happened
     * @param symbol what was traded
     * @param side BUY or SELL
     * @param quantity how much, as the database writes it
     */
    public record Unconfirmed(
            String account, String execKey, String tradeDate, String symbol, String side, String quantity) {}

    /** Executions that were never confirmed, oldest first. */
    public List<Unconfirmed> unconfirmed() {
        return jdbc.query(Sql.of("coverage/unconfirmed"), new DataClassRowMapper<>(Unconfirmed.class));
    }

    /** Codes of the accounts that a payload of a source has proven anything of: those that its query covers. */
    public Set<String> accountsOf(String source, String payload) {
        return new TreeSet<>(jdbc.queryForList(Sql.of("coverage/accounts"), String.class, source, payload));
    }
}
