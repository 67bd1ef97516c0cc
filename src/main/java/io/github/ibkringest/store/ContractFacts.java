package io.github.ibkringest.store;

import io.github.ibkringest.broker.Provenance;
import io.github.ibkringest.model.ContractData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known about one contract: each attribute with the statement it comes from, so that the newest statement wins
 * attribute by attribute, in whatever order statements arrive. Not thread-safe.
 */
final class ContractFacts {

    /** Attributes in the order of the columns of {@code ibkr_contract}. */
    static final List<String> ATTRIBUTES = List.of(
            "sec_type",
            "sub_category",
            "symbol",
            "local_symbol",
            "description",
            "strike",
            "expiry",
            "right",
            "multiplier",
            "currency",
            "exchange",
            "isin",
            "cusip",
            "figi",
            "underlying_con_id",
            "underlying_symbol");

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final String storedStatements;
    private StatedBy statements;

    ContractFacts() {
        this(Map.of(), "{}");
        statements = new StatedBy();
    }

    ContractFacts(Map<String, Object> stored, String statements) {
        values.putAll(stored);
        storedStatements = statements;
    }

    /** Most contracts are only repeated, and so are never asked where they come from. */
    private StatedBy statements() {
        if (statements == null) {
            statements = StatedBy.read(storedStatements);
        }
        return statements;
    }

    static List<Object> valuesOf(ContractData contract) {
        List<Object> values = new ArrayList<>();
        values.add(contract.secType());
        values.add(contract.subCategory());
        values.add(contract.symbol());
        values.add(contract.localSymbol());
        values.add(contract.description());
        values.add(contract.strike());
        values.add(contract.expiry());
        values.add(contract.right());
        values.add(contract.multiplier());
        values.add(contract.currency());
        values.add(contract.exchange());
        values.add(contract.isin());
        values.add(contract.cusip());
        values.add(contract.figi());
        values.add(contract.underlyingConId());
        values.add(contract.underlyingSymbol());
        return values;
    }

    /** Adds what a record says; true when that changes anything. */
    boolean learn(ContractData contract, Provenance provenance) {
        boolean changed = false;
        List<Object> said = valuesOf(contract);
        StatedBy.Statement statement = new StatedBy.Statement(provenance.rank(), provenance.asOf());
        for (int i = 0; i < said.size(); i++) {
            changed |= learn(ATTRIBUTES.get(i), said.get(i), statement);
        }
        return changed;
    }

    private boolean learn(String attribute, Object value, StatedBy.Statement statement) {
        Object known = values.get(attribute);
        if (value == null || sameValue(known, value)) {
            return false;
        }
        if (known != null && !isNewer(attribute, known, value, statement)) {
            return false;
        }
        values.put(attribute, value);
        statements().put(attribute, statement);
        return true;
    }

    private boolean isNewer(String attribute, Object known, Object value, StatedBy.Statement statement) {
        int newer = statement.compareTo(statements().get(attribute));
        return newer != 0 ? newer > 0 : value.toString().compareTo(known.toString()) > 0;
    }

    private static boolean sameValue(Object known, Object value) {
        return known instanceof java.math.BigDecimal one && value instanceof java.math.BigDecimal other
                ? one.compareTo(other) == 0
                : Objects.equals(known, value);
    }

    Object get(String attribute) {
        return values.get(attribute);
    }

    /** The attribute as text, empty when unknown. */
    String text(String attribute) {
        return Objects.toString(values.get(attribute), "");
    }

    String stated() {
        return statements().json();
    }
}
