package io.github.ibkringest.store.pacing;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.pacing.CredentialPace;
import io.github.ibkringest.store.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows behind {@link RequestPace}. Thread-safe. */
final class PaceRows {

    private final JdbcTemplate jdbc;
    private volatile String salt;

    PaceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a credential is called in the tables; computed here, so that the database never sees the credential. */
    String key(Secret token) {
        if (salt == null) {
            salt = jdbc.queryForObject(Sql.of("pace/salt"), String.class);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((salt + token.reveal()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Holds the row of a credential until the end of the transaction. */
    CredentialPace lock(String key) {
        jdbc.update(Sql.of("pace/register"), key);
        return jdbc.queryForObject(Sql.of("pace/find-for-update"), PaceRows::pace, key);
    }

    private static CredentialPace pace(ResultSet row, int number) throws SQLException {
        Timestamp[] recent = (Timestamp[]) row.getArray("recent").getArray();
        Timestamp frozenUntil = row.getTimestamp("frozen_until");
        return new CredentialPace(
                Arrays.stream(recent).map(Timestamp::toInstant).toList(),
                frozenUntil == null ? null : frozenUntil.toInstant(),
                row.getInt("complaints"),
                row.getBoolean("locked"));
    }

    CredentialPace save(String key, CredentialPace pace) {
        String recent = pace.recent().stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
        Timestamp frozenUntil = pace.frozenUntil() == null ? null : Timestamp.from(pace.frozenUntil());
        jdbc.update(Sql.of("pace/save"), recent, frozenUntil, pace.complaints(), pace.locked(), key);
        return pace;
    }

    /** When work was last started. */
    Optional<Instant> started(String key, String work) {
        return jdbc.queryForList(Sql.of("pace/started"), Timestamp.class, key, work).stream()
                .findFirst()
                .map(Timestamp::toInstant);
    }
}
