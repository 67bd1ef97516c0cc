package io.github.ibkringest.match;

import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Whether two records speak of one contract: the con id decides where both state it, else what both state of asset class,
 * symbol, currency, expiry, strike and right.
 */
public final class SameContract {

    private SameContract() {}

    /** Whether anything that both state differs, so that they can not be one contract. */
    public static boolean contradicts(ContractData one, ContractData other) {
        if (one.conId() != null && other.conId() != null) {
            return !one.conId().equals(other.conId());
        }
        return differ(one.secType(), other.secType())
                || differ(symbol(one), symbol(other))
                || differ(one.currency(), other.currency())
                || differ(one.expiry(), other.expiry())
                || differ(plain(one.strike()), plain(other.strike()))
                || differ(one.right(), other.right());
    }

    /** Whether both state one name for it: the con id, or the symbol. */
    public static boolean isNamedAlike(ContractData one, ContractData other) {
        return one.conId() != null && one.conId().equals(other.conId())
                || one.symbol() != null && Objects.equals(symbol(one), symbol(other));
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
