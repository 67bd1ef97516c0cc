package io.github.ibkringest.ingest.run;

import io.github.ibkringest.store.contract.TouchedContracts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The contracts and orders of the rows that a run has written, by the names that the rows state. Not thread-safe. */
final class WrittenNames {

    private final Set<String> conIds = new HashSet<>();
    private final Set<String> symbols = new HashSet<>();
    private final Set<String> looseSymbols = new HashSet<>();
    private final Set<String> permIds = new HashSet<>();

    /** Notes the contract of a row; null for what it does not name. */
    void contract(String conId, String symbol) {
        if (conId != null) {
            conIds.add(conId);
        }
        if (symbol != null) {
            (conId == null ? looseSymbols : symbols).add(symbol);
        }
    }

    /** Notes the number at live sources of the order of a row; null when it states none. */
    void order(String permId) {
        if (permId != null) {
            permIds.add(permId);
        }
    }

    /** As named parameters of SQL; the map can be added to. */
    Map<String, Object> parameters() {
        TouchedContracts touched = new TouchedContracts(conIds, symbols, looseSymbols);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("conIds", touched.conIdArray());
        parameters.put("symbols", touched.symbolArray());
        parameters.put("looseSymbols", touched.looseSymbolArray());
        parameters.put("permIds", permIds.toArray(String[]::new));
        return parameters;
    }
}
