package io.github.ibkringest.page;

/**
 * Something that somebody may have to look at.
 *
 * @param account code of the account, or empty
 * @param isGrave whether a position may be wrong because of it, or data are missing
 * @param text what is wrong
 * @param command what to run, or null
 */
public record Trouble(String account, boolean isGrave, String text, String command) {}
