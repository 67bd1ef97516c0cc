package io.github.ibkringest.store.contract;

/**
 * What makes two contracts the same instrument, independent of the broker; empty text where unknown.
 *
 * @param assetClass asset class
 * @param symbol symbol
 * @param currency currency
 * @param exchange listing exchange
 */
record InstrumentKey(String assetClass, String symbol, String currency, String exchange) {

    /** The key that the facts of a contract give; null while its type is not known. */
    static InstrumentKey of(ContractFacts facts) {
        return facts.get("sec_type") == null
                ? null
                : new InstrumentKey(
                        facts.text("sec_type"), facts.text("symbol"), facts.text("currency"), facts.text("exchange"));
    }
}
