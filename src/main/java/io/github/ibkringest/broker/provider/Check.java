package io.github.ibkringest.broker.provider;

import io.github.ibkringest.broker.Finding;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that {@code doctor} looks at.
 *
 * @param subject what is looked at, in a word or two; for a finding that it cannot be
 * @param findings looks, and reports what is wrong as findings, one at least; throws only what nobody could foresee
 */
public record Check(String subject, Supplier<List<Finding>> findings) {}
