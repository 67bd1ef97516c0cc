package io.github.ibkringest.eventlog;

/**
 * An event on its way to routes of the user.
 *
 * @param id its number
 * @param type its type
 * @param account code of the account, or null
 * @param subject the key of what it is about
 * @param symbol symbol of the contract, or null
 * @param history whether the fact was old when it was learnt
 * @param json the whole event as a CloudEvent
 */
public record RelayedEvent(
        long id, String type, String account, String subject, String symbol, boolean history, String json) {}
