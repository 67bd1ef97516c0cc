package io.github.ibkringest.broker.ibkr.gateway.message;

import java.time.Instant;

/**
 * An error, a warning or a piece of news.
 *
 * @param requestId the request or order that it is about; -1 or 2147483647 when it is about none, or IBKR does not say
 * @param code IBKR's number of it
 * @param text in the language of the gateway
 * @param rejectJson what a rejection says in JSON, or null
 * @param at when it was sent; null before version 194
 */
public record Notice(int requestId, int code, String text, String rejectJson, Instant at) implements Message {}
