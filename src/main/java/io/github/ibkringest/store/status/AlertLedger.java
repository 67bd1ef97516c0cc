package io.github.ibkringest.store.status;

import io.github.ibkringest.store.sql.Sql;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which alerts have been raised and not cleared, for all processes on this database. Thread-safe. */
public final class AlertLedger {

    private final JdbcTemplate jdbc;

    public AlertLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims an alert.
     *
     * @param cause what is wrong, without details that change
     * @param detail what makes it worth another alert when it changes
     * @param condition what is to be known of it when it is over, as JSON
     * @return whether the caller is to send it; false when it was sent before
     */
    public boolean raise(String cause, String detail, String condition) {
        return jdbc.update(Sql.of("alert/raise"), cause, detail, condition) == 1;
    }

    /**
     * The problems are over, or could not be sent; the next time each is alerted again.
     *
     * @return the conditions of those that were raised
     */
    public List<String> clear(Collection<String> causes) {
        return causes.isEmpty()
                ? List.of()
                : jdbc.queryForList(Sql.of("alert/clear"), String.class, (Object) causes.toArray(String[]::new));
    }

    /**
     * Clears what files caused, but some of them.
     *
     * @param still paths of the files that still cannot be read
     * @return the conditions of those that were raised
     */
    public List<String> clearFilesBut(Collection<String> still) {
        return jdbc.queryForList(Sql.of("alert/clear-files-but"), String.class, (Object) still.toArray(String[]::new));
    }

    /**
     * Clears all causes of a kind but some.
     *
     * @return the conditions of those that were raised
     */
    public List<String> clearOthers(String kind, Collection<String> still) {
        return jdbc.queryForList(Sql.of("alert/clear-others"), String.class, kind + " %", still.toArray(String[]::new));
    }
}
