package io.github.ibkringest.broker.ibkr.gateway.message;

import java.math.BigDecimal;

/**
 * What an execution cost. It may come before its execution, after it, or without it.
 *
 * @param execId the execution
 * @param commission cost positive, rebate negative; null while IBKR has not worked it out
 * @param currency its currency
 * @param realizedPnl realized profit and loss; null when the execution opened a position
 */
public record CommissionReport(String execId, BigDecimal commission, String currency, BigDecimal realizedPnl)
        implements Message {}
