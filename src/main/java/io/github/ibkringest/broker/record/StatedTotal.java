package io.github.ibkringest.broker.record;

import java.math.BigDecimal;

/**
 * A total of a period as the broker states it.
 *
 * @param section the part of the report that states it, in the broker's word
 * @param currency the currency, {@code BASE_SUMMARY} for all currencies in the base currency; empty where it is not said
 * @param subject what it is of: a contract or a day; empty for the whole account
 * @param name what it is, in the broker's word: {@code commissions}
 * @param amount the amount, signed as delivered
 */
public record StatedTotal(String section, String currency, String subject, String name, BigDecimal amount) {}
