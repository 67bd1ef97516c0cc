package io.github.ibkringest.store.pacing;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.pacing.CredentialPace;
import io.github.ibkringest.broker.pacing.PaceLimits;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.pacing.Turn;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Paces requests for all processes on one database: a process that wants to send locks the credential's row for a moment. The time
 * is the database's, so that clocks that disagree do no harm. Thread-safe.
 */
public final class RequestPace implements RequestPacing {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final PaceLimits limits;
    private final PaceRows rows;
    private final Supplier<Instant> clock;

    public RequestPace(DataSource dataSource, PaceLimits limits) {
        this(dataSource, limits, null);
    }

    /** With another clock than the database's. */
    RequestPace(DataSource dataSource, PaceLimits limits, Supplier<Instant> clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.limits = limits;
        this.rows = new PaceRows(jdbc);
        this.clock = clock != null ? clock : this::databaseTime;
    }

    private Instant databaseTime() {
        Timestamp now = jdbc.queryForObject(Sql.of("pace/now"), Timestamp.class);
        return Objects.requireNonNull(now).toInstant();
    }

    @Override
    public Turn take(Secret token) {
        return transaction.execute(status -> take(rows.key(token)));
    }

    /** The clock is read with the row locked: a time read before waiting for the lock would be too early. */
    private Turn take(String key) {
        CredentialPace pace = rows.lock(key);
        Instant now = clock.get();
        Turn turn = pace.turnAt(now, limits);
        if (turn.kind() == Turn.Kind.NOW) {
            rows.save(key, pace.sentAt(now, limits));
        }
        return turn;
    }

    @Override
    public Turn take(Secret token, String work, Duration interval) {
        String key = rows.key(token);
        return transaction.execute(status -> {
            if (rows.lock(key).locked()) {
                return Turn.NEVER;
            }
            Instant now = clock.get();
            Instant next =
                    rows.started(key, work).map(last -> last.plus(interval)).orElse(now);
            if (next.isAfter(now)) {
                return Turn.later(Duration.between(now, next));
            }
            Turn turn = take(key);
            if (turn.kind() == Turn.Kind.NOW) {
                jdbc.update(Sql.of("pace/start"), key, work, Timestamp.from(now));
            }
            return turn;
        });
    }

    @Override
    public Duration slowDown(Secret token) {
        Instant now = clock.get();
        return Duration.between(
                now, change(token, pace -> pace.slowedDownAt(now, limits)).frozenUntil());
    }

    @Override
    public void lock(Secret token) {
        change(token, CredentialPace::lock);
    }

    private CredentialPace change(Secret token, UnaryOperator<CredentialPace> change) {
        String key = rows.key(token);
        return transaction.execute(status -> rows.save(key, change.apply(rows.lock(key))));
    }

    @Override
    public void begun(Secret token, String work, String what, String reference) {
        jdbc.update(Sql.of("pace/begin"), what, reference, Timestamp.from(clock.get()), rows.key(token), work);
    }

    @Override
    public Optional<String> begun(Secret token, String work, String what, Duration age) {
        Timestamp since = Timestamp.from(clock.get().minus(age));
        return jdbc.queryForList(Sql.of("pace/begun"), String.class, rows.key(token), work, what, since).stream()
                .findFirst();
    }

    @Override
    public void settled(Secret token, String work) {
        jdbc.update(Sql.of("pace/settle"), rows.key(token), work);
    }
}
