package io.github.ibkringest.model.movement;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One transfer of a position or of cash into or out of an account. Money is exact; unknown is null.
 *
 * @param account the account's code
 * @param key the dedup key, unique within the account
 * @param transactionId id of the booking; null if the column is not selected
 * @param typeText the broker's word: INTERNAL, FOP, ACATS, DVP and others
 * @param direction IN or OUT
 * @param contract what was transferred; of cash only the currency
 * @param transferDate the day of the transfer
 * @param at when it happened
 * @param reportDate the day on which the position changes in statements
 * @param settleDate the day of settlement
 * @param quantity what it adds to the position; negative takes away; 0 for cash
 * @param price price per unit, if the broker states one
 * @param positionAmount value of the position, in currency
 * @param cashAmount cash that came (positive) or went
 * @param realizedPnl the broker's profit and loss of the transfer
 * @param fxRateToBase base currency per unit of the currency
 * @param counterparty the account at the other end, as the broker writes it
 * @param company the other broker
 * @param description the broker's words
 */
public record TransferData(
        String account,
        String key,
        String transactionId,
        String typeText,
        String direction,
        ContractData contract,
        LocalDate transferDate,
        BrokerTime at,
        LocalDate reportDate,
        LocalDate settleDate,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal positionAmount,
        BigDecimal cashAmount,
        BigDecimal realizedPnl,
        BigDecimal fxRateToBase,
        String counterparty,
        String company,
        String description) {}
