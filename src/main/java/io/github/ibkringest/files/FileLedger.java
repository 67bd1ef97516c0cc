package io.github.ibkringest.files;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database knows of files. Thread-safe. */
public final class FileLedger {

    private final JdbcTemplate jdbc;

    public FileLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The files of a source, as a reader knows them: version and reading settings of the program. */
    List<KnownFile> all(String source, String reader) {
        return jdbc.query(Sql.of("files/all"), (row, n) -> known(row), source, reader);
    }

    private static KnownFile known(ResultSet row) throws SQLException {
        return new KnownFile(
                row.getString("path"),
                FileState.of(row.getString("state")),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                set(row.getArray("accounts")),
                row.getBoolean("is_of_reader"),
                set(row.getArray("stored")));
    }

    private static Set<String> set(Array texts) throws SQLException {
        return texts == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) texts.getArray()));
    }

    /**
     * Notes what became of a file.
     *
     * @param content what was in it; null when it was not read to its end
     * @param error why it failed; null when it did not
     */
    void note(String source, String path, FileState state, String reader, Content content, String error) {
        jdbc.update(
                Sql.of("files/note"),
                source,
                path,
                state.label(),
                content == null ? null : content.sha256(),
                content == null ? null : content.size(),
                content == null ? null : content.accounts().toArray(String[]::new),
                reader,
                error);
    }

    /**
     * What was in a file.
     *
     * @param sha256 hex digest of the bytes
     * @param size number of bytes
     * @param accounts codes of the accounts in it
     */
    record Content(String sha256, long size, Set<String> accounts) {

        static Content of(Payload payload) {
            return new Content(payload.sha256(), payload.size(), payload.accounts());
        }
    }

    /** Notes of which accounts and datasets all of a kept payload is stored. */
    void noteStored(String sha256, String reader, Collection<StoredPart> parts) {
        jdbc.update(
                Sql.of("files/note-stored"),
                sha256,
                reader,
                parts.stream().map(StoredPart::account).toArray(String[]::new),
                parts.stream().map(part -> part.dataset().label()).toArray(String[]::new));
    }

    /** The files that cannot be read and are still there, by path. */
    public List<FailingFile> failing() {
        return jdbc
                .query(
                        Sql.of("files/failing"),
                        (row, n) ->
                                new FailingFile(row.getString("path"), row.getString("error"), row.getString("since")))
                .stream()
                .filter(file -> !file.isGone())
                .toList();
    }

    /** Whether a file is known to fail for the same reason. */
    boolean failsAlike(String source, String path, String error) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(Sql.of("files/fails-alike"), (row, n) -> row.getBoolean(1), source, path, error));
    }

    /** Notes that files are not where they were. */
    void noteGone(String source, Collection<String> paths) {
        jdbc.update(Sql.of("files/gone"), source, paths.toArray(String[]::new));
    }
}
