package io.github.ibkringest.eventlog;

import java.time.Duration;

/** A consumer cannot read on: it stands where the log has not been, or another process has its turn. */
public final class EventCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isUnreadable;

    private EventCursorException(String message, boolean isUnreadable) {
        super(message);
        this.isUnreadable = isUnreadable;
    }

    private EventCursorException(String message) {
        this(message, false);
    }

    /** Whether it was no place of any log at all. */
    public boolean isUnreadable() {
        return isUnreadable;
    }

    static EventCursorException consumer(String name, long at, long end) {
        return new EventCursorException(
                "consumer " + name + " has seen event " + at + " of another log than this one, which ends at " + end
                        + ": the database was restored or created anew; check its contents, then let it begin anew with"
                        + " ibkr-ingest events --consumer " + name + " --forget");
    }

    /** Another process reads under the same name. */
    static EventCursorException taken(String name, Duration length) {
        return new EventCursorException("another process reads as " + name
                + ", and each of you would miss what the other one gets: give each its own name; if it was killed, try again in "
                + length.toSeconds() + " s");
    }

    /** A number that no event of the log has yet. */
    public static EventCursorException ahead(long after, long end) {
        return new EventCursorException("there is no event " + after + ": the log ends at " + end
                + "; the database was restored or is another one, so begin again from an event that it has");
    }

    /** What somebody wrote is no place in the log. */
    public static EventCursorException unreadable(String text) {
        return new EventCursorException(
                "'" + text + "' is no event and no time; write the number or the id of an event, or a"
                        + " time like 2026-11-28, 2026-11-28T09:30, today or yesterday",
                true);
    }

    /** An id of another log. */
    public static EventCursorException otherLog(String id) {
        return new EventCursorException(
                "event " + id + " belongs to another log: the database was created anew or is another one;"
                        + " begin again from 0 or from a time");
    }

    /** A number that the log has, of an event that it no longer has. */
    static EventCursorException otherHistory(long after) {
        return new EventCursorException("event " + after + " of this log is not the one that was seen: the database was"
                + " restored and went on otherwise; check its contents, then begin again from 0 or from a time");
    }
}
