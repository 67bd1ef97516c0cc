package io.github.ibkringest.broker;

/**
 * Something of a source that can be asked by itself.
 *
 * @param feed what it delivers
 * @param session name of the session that delivers it; null for the source as a whole
 */
public record SessionFeed(Feed feed, String session) {}
