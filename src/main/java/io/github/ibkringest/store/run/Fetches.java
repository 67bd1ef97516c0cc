package io.github.ibkringest.store.run;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** When sources last answered with success, from the ledger of runs. Thread-safe. */
public final class Fetches {

    private final JdbcTemplate jdbc;

    public Fetches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * When each dataset was last brought in while none of its accounts failed.
     *
     * @param source name of the source
     * @param payload what the ledger calls its payloads; null for any
     */
    public Map<Dataset, Instant> lastGood(String source, String payload) {
        Map<Dataset, Instant> last = new EnumMap<>(Dataset.class);
        jdbc.query(
                Sql.of("fetches/last-good"),
                row -> {
                    last.put(Dataset.of(row.getString(1)), row.getTimestamp(2).toInstant());
                },
                source,
                payload,
                payload,
                source,
                payload,
                payload);
        return last;
    }

    /**
     * When payloads of a source were first asked for that never had an account in them, because each try failed.
     *
     * @param source name of the source
     * @return the moment, by what the ledger calls the payload
     */
    public Map<String, Instant> silent(String source) {
        Map<String, Instant> since = new TreeMap<>();
        jdbc.query(
                Sql.of("fetches/silent"),
                row -> {
                    since.put(row.getString(1), row.getTimestamp(2).toInstant());
                },
                source);
        return since;
    }

    /**
     * Days that were delivered with records that still wait in quarantine, so that they are not proven.
     *
     * @param account account code
     * @param dataset the dataset
     * @param days the days of the latest statement that were over when it was made
     */
    public record SetAside(String account, Dataset dataset, Period days) {}

    /** The same, as the latest payloads of a source left it. */
    public List<SetAside> setAside(String source, String payload) {
        return jdbc.query(
                Sql.of("fetches/set-aside"),
                (row, number) -> new SetAside(
                        row.getString("account"),
                        Dataset.of(row.getString("dataset")),
                        new Period(
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class))),
                source,
                payload);
    }

    /**
     * When a period of so many days at least, give or take the days that a broker moves its ends, was last brought in for
     * every account and dataset; empty when that was not in the last month.
     */
    public Optional<Instant> lastWide(String source, String payload, int days) {
        Timestamp last = jdbc.queryForObject(
                Sql.of("fetches/last-wide"), Timestamp.class, source, payload, source, payload, days, source, payload);
        return Optional.ofNullable(last).map(Timestamp::toInstant);
    }
}
