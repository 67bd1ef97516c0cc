package io.github.ibkringest.fold.order;

import io.github.ibkringest.fold.Legs;
import io.github.ibkringest.fold.SaidPart;
import io.github.ibkringest.fold.SaidParts;
import io.github.ibkringest.fold.layout.Leg;
import io.github.ibkringest.fold.layout.OrderRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The legs of an order, from rows and from executions without a row. Not thread-safe. */
final class OrderLegs {

    private static final int CON_ID = OrderRows.TYPE.position("con_id");
    private static final int SYMBOL = OrderRows.TYPE.position("symbol");
    private static final int CURRENCY = OrderRows.TYPE.position("currency");
    private static final int SIDE = OrderRows.TYPE.position("side");

    private final Legs legs;
    private final List<Contract> contracts = new ArrayList<>();

    OrderLegs(SaidParts parts) {
        legs = parts.legs();
        parts.byLeg().forEach(leg -> contracts.add(new Contract(leg)));
    }

    /** One contract, as far as it is known. */
    private static final class Contract {

        private Object conId;
        private Object symbol;
        private Object currency;
        private Object side;
        private final boolean isSideTold;
        private boolean hasBothSides;

        Contract(List<SaidPart> parts) {
            conId = SaidParts.best(CON_ID, parts);
            symbol = SaidParts.best(SYMBOL, parts);
            currency = SaidParts.best(CURRENCY, parts);
            side = SaidParts.best(SIDE, parts);
            isSideTold = side != null;
        }

        Leg leg() {
            return Leg.of((String) conId, (String) symbol);
        }

        void learn(ExecutedDay day) {
            conId = conId == null ? day.leg().conId() : conId;
            symbol = symbol == null ? day.symbol() : symbol;
            currency = currency == null ? day.about().currency() : currency;
            if (!isSideTold) {
                side = side == null ? day.side() : side;
                hasBothSides |= day.side() == null || !day.side().equals(side);
            }
        }
    }

    /** Adds what executions state: missing values of a known leg, otherwise another leg. */
    void add(ExecutedDay day) {
        Contract same = contracts.stream()
                .filter(contract -> contract.leg().isSurely(day.leg()))
                .findFirst()
                .orElseGet(() -> contracts.stream()
                        .filter(contract -> !legs.areTwo(contract.leg(), day.leg()))
                        .findFirst()
                        .orElse(null));
        if (same == null) {
            same = new Contract(List.of());
            contracts.add(same);
        }
        same.learn(day);
    }

    /** Writes the contract of the first leg, and the side that all of them have, if they do. */
    void describe(Object[] values) {
        Contract first = contracts.stream()
                .min(Comparator.comparing(Contract::leg, Leg.FIRST))
                .orElseThrow();
        values[CON_ID] = first.conId;
        values[SYMBOL] = first.symbol;
        values[CURRENCY] = first.currency;
        Set<Object> sides = new HashSet<>();
        contracts.forEach(contract -> sides.add(contract.side));
        sides.remove(null);
        boolean differ = sides.size() != 1 || contracts.stream().anyMatch(contract -> contract.hasBothSides);
        values[SIDE] = differ ? null : sides.iterator().next();
    }
}
