package io.github.ibkringest.store.contract;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The contracts that a run has written rows of.
 *
 * @param conIds con ids, also of the underlyings of option events
 * @param symbols symbols of rows that have a con id: rows of other reports may have only these
 * @param looseSymbols symbols of rows without con id, likewise
 */
public record TouchedContracts(Set<String> conIds, Set<String> symbols, Set<String> looseSymbols) {

    /** The con ids. */
    public String[] conIdArray() {
        return conIds.toArray(String[]::new);
    }

    /** All symbols, without spaces. */
    public String[] symbolArray() {
        return plain(Stream.concat(symbols.stream(), looseSymbols.stream()));
    }

    /** The symbols of rows without con id, without spaces. */
    public String[] looseSymbolArray() {
        return plain(looseSymbols.stream());
    }

    private static String[] plain(Stream<String> symbols) {
        return symbols.map(symbol -> symbol.replace(" ", "")).distinct().toArray(String[]::new);
    }
}
