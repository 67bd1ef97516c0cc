package io.github.ibkringest.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One assignment, exercise, expiration, cash settlement, or the delivery it caused. Money is exact; unknown is null.
 *
 * @param account the account's code
 * @param key the dedup key, unique within the account
 * @param tradeId id of the trade that booked it; null in old statements
 * @param type what happened
 * @param typeText the broker's own word
 * @param contract the option; on a delivery the underlying
 * @param date the day it happened; the broker states no time
 * @param at the moment to assume while no booking execution is known
 * @param quantity signed as the closing booking is
 * @param price price of the event row, on a delivery the strike
 * @param markPrice the broker's mark
 * @param proceeds money received, negative when paid
 * @param commissionAndTax as delivered: cost negative
 * @param costBasis cost basis
 * @param realizedPnl the broker's realized profit and loss
 * @param fxRateToBase base currency per unit of the contract's currency
 */
public record OptionEventData(
        String account,
        String key,
        String tradeId,
        OptionEventType type,
        String typeText,
        ContractData contract,
        LocalDate date,
        BrokerTime at,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal markPrice,
        BigDecimal proceeds,
        BigDecimal commissionAndTax,
        BigDecimal costBasis,
        BigDecimal realizedPnl,
        BigDecimal fxRateToBase) {}
