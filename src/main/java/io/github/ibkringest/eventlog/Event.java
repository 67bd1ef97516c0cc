package io.github.ibkringest.eventlog;

import java.time.Instant;
import java.util.UUID;

/**
 * One event of the log. Immutable.
 *
 * @param id its number: dense, in the order of the commits, from 1
 * @param type name of its {@link EventType}
 * @param account code of the account; null where it is about none, or was removed
 * @param subject the key of what it is about
 * @param revision revision of the row that it is about, or null
 * @param runId the run that left it, or null
 * @param occurredAt when the fact happened
 * @param recordedAt when it was learnt
 * @param isHistory whether the fact was old when it was learnt
 * @param data what it says, a JSON object; null when the account was removed
 * @param mark the first eight digits of its hash: tells it from an event of the same number before a restore
 */
public record Event(
        long id,
        String type,
        String account,
        String subject,
        Integer revision,
        Long runId,
        Instant occurredAt,
        Instant recordedAt,
        boolean isHistory,
        String data,
        String mark) {

    /** The place of the event in its log, {@code log/number-mark}: what a consumer keeps, and {@link EventStart} reads. */
    public String cursor(UUID log) {
        return cursor(log, id, mark);
    }

    static String cursor(UUID log, long id, String mark) {
        return log + "/" + id + (mark == null ? "" : "-" + mark);
    }
}
