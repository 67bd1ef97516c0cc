package io.github.ibkringest.broker;

/**
 * What could be better about what a session delivered. Sessions that find the same say it in the same words, so that it
 * can be told once.
 *
 * @param finding what was found, and what to do about it
 * @param rows how many rows it is about; 0 when it is not about rows
 */
public record Advice(Finding finding, long rows) {}
