package io.github.ibkringest.match;

import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether two records speak of one contract: the con id decides where both state it, else what both state of asset class,
 * symbol, currency, expiry, strike and right.
 */
public final class SameContract {

    private static final Pattern OPTION = Pattern.compile(".+?(\\d{6}[CP]\\d{8})");

    private SameContract() {}

    /** Whether anything that both state differs, so that they cannot be one contract. */
    public static boolean contradicts(ContractData one, ContractData other) {
        if (one.conId() != null && other.conId() != null) {
            return !one.conId().equals(other.conId());
        }
        return differ(symbol(one), symbol(other)) || differBesides(one, other);
    }

    private static boolean differBesides(ContractData one, ContractData other) {
        return differ(one.secType(), other.secType())
                || differ(one.currency(), other.currency())
                || differ(one.expiry(), other.expiry())
                || differ(plain(one.strike()), plain(other.strike()))
                || differ(one.right(), other.right());
    }

    /** Whether they may be one contract but for the symbol; which con ids that both state decide. */
    static boolean differInSymbolAlone(ContractData one, ContractData other) {
        return (one.conId() == null || other.conId() == null) && !differBesides(one, other);
    }

    /** The same, and what symbols of options say of expiry, right and strike is equal: a new name changes the root only. */
    static boolean isRenamed(ContractData one, ContractData other) {
        return differInSymbolAlone(one, other)
                && one.symbol() != null
                && other.symbol() != null
                && differ(symbol(one), symbol(other))
                && terms(one).equals(terms(other));
    }

    private static String terms(ContractData contract) {
        Matcher option = OPTION.matcher(symbol(contract));
        return option.matches() ? option.group(1) : "";
    }

    /** Whether both state one name for it: the con id, or the symbol. */
    public static boolean isNamedAlike(ContractData one, ContractData other) {
        return one.conId() != null && one.conId().equals(other.conId())
                || one.symbol() != null && Objects.equals(symbol(one), symbol(other));
    }

    /** What a record calls it. */
    static List<Object> names(ContractData contract) {
        return Stream.of(contract.conId(), symbol(contract))
                .filter(Objects::nonNull)
                .<Object>map(name -> name)
                .toList();
    }

    /** Spaces do not matter: reports pad the symbols of options differently. */
    private static String symbol(ContractData contract) {
        return contract.symbol() == null ? null : contract.symbol().replace(" ", "");
    }

    private static BigDecimal plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private static boolean differ(Object one, Object other) {
        return one != null && other != null && !one.equals(other);
    }
}
