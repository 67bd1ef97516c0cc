package io.github.ibkringest.eventlog;

import java.util.List;

/**
 * Some events in the order of the log.
 *
 * @param events those that were wanted
 * @param readTo the number up to which the log was read: where to go on, also when nothing was wanted
 */
public record EventPage(List<Event> events, long readTo) {}
