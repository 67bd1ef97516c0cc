package io.github.ibkringest.store.mark;

import java.time.Instant;

/**
 * How far a database was.
 *
 * @param log identifies its log of events: a copy has the same, a database that was created anew has another one
 * @param at when it was so
 * @param event number of its last event; 0 for none
 * @param eventHash hash of that event, hexadecimal
 * @param payload number of the last seal of a payload; 0 for none
 * @param payloadHash hash of that seal, hexadecimal
 * @param run key of the last run that succeeded; 0 for none
 */
public record Mark(String log, Instant at, long event, String eventHash, long payload, String payloadHash, long run) {}
