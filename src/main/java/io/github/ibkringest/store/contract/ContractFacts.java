package io.github.ibkringest.store.contract;

import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known about one contract: each attribute with the statement it comes from. Not thread-safe.
 *
 * <p>The statement of a value is not always the last one that says so, because nothing is written when a value is only
 * repeated; see {@link Settlement} for what comes of that.
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
    private boolean contested;

    ContractFacts() {
        this(Map.of(), "{}", false);
        statements = new StatedBy();
    }

    ContractFacts(Map<String, Object> stored, String statements, boolean contested) {
        values.putAll(stored);
        storedStatements = statements;
        this.contested = contested;
    }

    /** Most contracts are only repeated, and so are never asked where they come from. */
    private StatedBy statements() {
        if (statements == null) {
            statements = StatedBy.read(storedStatements);
        }
        return statements;
    }

    private static List<Object> valuesOf(ContractData contract) {
        List<Object> values = new ArrayList<>(ATTRIBUTES.size());
        values.add(contract.secType());
        values.add(contract.subCategory());
        values.add(OptionSymbol.spelled(contract.symbol()));
        values.add(contract.localSymbol());
        values.add(contract.description());
        values.add(plain(contract.strike()));
        values.add(contract.expiry());
        values.add(contract.right());
        values.add(plain(contract.multiplier()));
        values.add(contract.currency());
        values.add(contract.exchange());
        values.add(contract.isin());
        values.add(contract.cusip());
        values.add(contract.figi());
        values.add(contract.underlyingConId());
        values.add(contract.underlyingSymbol());
        return values;
    }

    /** One number for all ways to write it, so that it does not matter which came first. */
    private static BigDecimal plain(BigDecimal number) {
        if (number == null || number.scale() == 0) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Adds what a record says; of each attribute the value stays whose statement counts more. */
    void learn(ContractData contract, StatedBy.Statement statement) {
        List<Object> said = valuesOf(contract);
        for (int i = 0; i < said.size(); i++) {
            learn(ATTRIBUTES.get(i), said.get(i), statement);
        }
    }

    /** Adds what others say, in the same way. */
    void learn(ContractFacts others) {
        for (String attribute : ATTRIBUTES) {
            learn(attribute, others.get(attribute), others.statements().get(attribute));
        }
        contested |= others.contested;
    }

    private void learn(String attribute, Object value, StatedBy.Statement statement) {
        if (value == null) {
            return;
        }
        Object known = values.get(attribute);
        contested |= known != null && !sameValue(known, value);
        if (known == null || countsMore(attribute, value, statement)) {
            put(attribute, value, statement);
        }
    }

    private void put(String attribute, Object value, StatedBy.Statement statement) {
        values.put(attribute, value);
        statements().put(attribute, statement);
    }

    /** Whether a value counts more than the one that is known; of equal statements by a fixed rule. */
    private boolean countsMore(String attribute, Object value, StatedBy.Statement statement) {
        int more = statement.compareTo(statements().get(attribute));
        return more != 0
                ? more > 0
                : value.toString().compareTo(values.get(attribute).toString()) > 0;
    }

    private static boolean sameValue(Object known, Object value) {
        return known instanceof BigDecimal one && value instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : Objects.equals(known, value);
    }

    /**
     * Takes over the attributes of which nothing was known, and that a contract's own record says what so far only records
     * of others said; true when there are any. So an attribute that is known from others has never been told by its own.
     */
    boolean fill(ContractFacts said) {
        boolean filled = false;
        for (String attribute : ATTRIBUTES) {
            if (said.get(attribute) != null && (values.get(attribute) == null || isConfirmedBy(said, attribute))) {
                take(attribute, said);
                filled = true;
            }
        }
        return filled;
    }

    private boolean isConfirmedBy(ContractFacts said, String attribute) {
        return sameValue(values.get(attribute), said.get(attribute))
                && mayHoldHearsay()
                && statementOf(attribute).isHearsay()
                && !said.statementOf(attribute).isHearsay();
    }

    /** Whether any value may come from records of other contracts; decided from the text, because parsing it is expensive. */
    private boolean mayHoldHearsay() {
        return statements != null || storedStatements.contains("[0,");
    }

    /** Takes over the value of an attribute with its statement. */
    void take(String attribute, ContractFacts said) {
        put(attribute, said.get(attribute), said.statements().get(attribute));
    }

    /** Attributes with another value than is known. */
    Set<String> contradictedBy(ContractFacts said) {
        Set<String> contradicted = new TreeSet<>();
        for (String attribute : ATTRIBUTES) {
            Object value = said.get(attribute);
            Object known = values.get(attribute);
            if (value != null && known != null && !sameValue(known, value)) {
                contradicted.add(attribute);
            }
        }
        return contradicted;
    }

    /** Whether another value of an attribute counts more than the known one does by what is known of its statement. */
    boolean isOverruledBy(ContractFacts said, String attribute) {
        return countsMore(attribute, said.get(attribute), said.statements().get(attribute));
    }

    /** The statement of an attribute. */
    StatedBy.Statement statementOf(String attribute) {
        return statements().get(attribute);
    }

    /** Whether statements disagree on any attribute. */
    boolean isContested() {
        return contested;
    }

    void contest() {
        contested = true;
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
