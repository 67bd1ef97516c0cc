package io.github.ibkringest.broker.provider;

import java.time.LocalDate;

/**
 * Something that a source logs in with, and that ends.
 *
 * @param name what the settings call the login
 * @param expires the last day on which it works, as noted in the settings, or null
 */
public record Credential(String name, LocalDate expires) {}
