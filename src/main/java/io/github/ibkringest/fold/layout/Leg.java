package io.github.ibkringest.fold.layout;

import io.github.ibkringest.model.ContractData;
import java.util.Comparator;

/**
 * The contract of a part of an order, as far as it is stated: a combination has several under one order id. Immutable.
 *
 * @param conId the broker's contract id, or null
 * @param symbol the symbol without its spaces, which reports place differently; or null
 */
public record Leg(String conId, String symbol) {

    /** No contract in particular. */
    public static final Leg ANY = new Leg(null, null);

    /** The one that stands for the order comes first: of the smallest con id, which is a number, else of the first symbol. */
    public static final Comparator<Leg> FIRST = Comparator.comparing(
                    Leg::conId, Comparator.nullsLast(Comparator.comparingInt(String::length)))
            .thenComparing(Leg::conId, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Leg::symbol, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The leg of a contract. */
    public static Leg of(ContractData contract) {
        return of(contract.conId(), contract.symbol());
    }

    /** The leg of a con id and a symbol, as delivered; each may be null. */
    public static Leg of(String conId, String symbol) {
        return new Leg(conId, symbol == null ? null : symbol.replace(" ", ""));
    }

    /** How much of it is stated. */
    public int certainty() {
        return (conId == null ? 0 : 1) + (symbol == null ? 0 : 1);
    }

    /** Whether both state the same con id, or else the same symbol. */
    public boolean isSurely(Leg other) {
        return conId != null && other.conId != null
                ? conId.equals(other.conId)
                : symbol != null && symbol.equals(other.symbol);
    }
}
