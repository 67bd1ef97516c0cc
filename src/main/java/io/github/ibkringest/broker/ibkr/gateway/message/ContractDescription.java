package io.github.ibkringest.broker.ibkr.gateway.message;

import java.util.Map;

/**
 * What a contract is.
 *
 * @param requestId the request that it answers
 * @param contract the contract; its exchange is the one of the request
 * @param longName name of the company or product
 * @param primaryExchange listing exchange
 * @param underlyingConId IBKR's number of the underlying
 * @param underlyingSymbol symbol of the underlying
 * @param underlyingSecType type of the underlying
 * @param expiry last trading day of a derivative, {@code 20261120}
 * @param timeZone zone of its trading hours
 * @param stockType COMMON, ETF, ADR ...
 * @param securityIds other names: {@code ISIN}, {@code CUSIP}
 */
public record ContractDescription(
        int requestId,
        Contract contract,
        String longName,
        String primaryExchange,
        String underlyingConId,
        String underlyingSymbol,
        String underlyingSecType,
        String expiry,
        String timeZone,
        String stockType,
        Map<String, String> securityIds)
        implements Message {

    public ContractDescription {
        securityIds = Map.copyOf(securityIds);
    }
}
