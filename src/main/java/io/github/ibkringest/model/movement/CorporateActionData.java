package io.github.ibkringest.model.movement;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One leg of a corporate action: what a split, merger, spin-off, tender or change of id did to the position in one contract.
 * Legs of one action have its id. Money is exact; unknown is null.
 *
 * @param account the account's code
 * @param key the dedup key, unique within the account
 * @param transactionId id of the booking; null if the column is not selected
 * @param actionId id of the action, which its legs share; null likewise
 * @param typeText the broker's code: FS and RS splits, TC mergers, SO spin-offs, TO tenders, IC changes of id, and others
 * @param contract what the leg is about
 * @param actionDate the day on which it happened; bookings follow a day or some later
 * @param at when it happened
 * @param reportDate the day on which the position changes in statements
 * @param quantity what it adds to the position; negative takes away
 * @param amount as delivered: the broker's amount of the action, negative when received
 * @param proceeds money received, negative when paid
 * @param value value of what was booked, in currency
 * @param realizedPnl the broker's realized profit and loss
 * @param fxRateToBase base currency per unit of the contract's currency
 * @param description the broker's words
 * @param codes the broker's codes
 */
public record CorporateActionData(
        String account,
        String key,
        String transactionId,
        String actionId,
        String typeText,
        ContractData contract,
        LocalDate actionDate,
        BrokerTime at,
        LocalDate reportDate,
        BigDecimal quantity,
        BigDecimal amount,
        BigDecimal proceeds,
        BigDecimal value,
        BigDecimal realizedPnl,
        BigDecimal fxRateToBase,
        String description,
        String codes) {}
