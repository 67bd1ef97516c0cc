package io.github.ibkringest.broker.ibkr.flex.web.login;

/**
 * A Flex query of the portal.
 *
 * @param kind what it delivers
 * @param id its Query ID
 * @param dates how a request for certain days is put to it
 */
public record FlexQuery(QueryKind kind, String id, DateOverride dates) {}
