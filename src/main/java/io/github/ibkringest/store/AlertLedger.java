package io.github.ibkringest.store;

import java.util.Collection;
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
     * @return whether the caller is to send it; false when it was sent before
     */
    public boolean raise(String cause, String detail) {
        return jdbc.update(Sql.of("alert/raise"), cause, detail) == 1;
    }

    /** The causes are gone, or could not be told; the next time each is alerted anew. */
    public void clear(Collection<String> causes) {
        if (!causes.isEmpty()) {
            jdbc.update(Sql.of("alert/clear"), (Object) causes.toArray(String[]::new));
        }
    }

    /** Clears all causes of a kind but some. */
    public void clearOthers(String kind, Collection<String> still) {
        jdbc.update(Sql.of("alert/clear-others"), kind + " %", still.toArray(String[]::new));
    }
}
