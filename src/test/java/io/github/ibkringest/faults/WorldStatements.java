package io.github.ibkringest.faults;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import java.util.List;
import java.util.function.Predicate;

/** Statements that tell of facts. */
final class WorldStatements {

    private WorldStatements() {}

    /** The statement of some facts, made on a day of August. */
    static String of(List<Fact> facts, int day) {
        Row[] trades = rows(facts, fact -> fact.isExecution() || fact.kind() == Fact.Kind.ORDER);
        Row[] events = rows(facts, Fact::isEvent);
        Row[] actions = rows(facts, Fact::isAction);
        Row[] transfers = rows(facts, Fact::isTransfer);
        return FlexXml.activity()
                .statement("U1234567", s -> {
                    s.whenGenerated("202608" + (day < 10 ? "0" : "") + day + ";181500")
                            .trade(trades)
                            .optionEvent(events);
                    if (actions.length > 0) {
                        s.section("CorporateActions", actions);
                    }
                    return transfers.length > 0 ? s.section("Transfers", transfers) : s;
                })
                .toXml();
    }

    private static Row[] rows(List<Fact> facts, Predicate<Fact> wanted) {
        return facts.stream().filter(wanted).map(Fact::row).toArray(Row[]::new);
    }
}
