package io.github.ibkringest.faults;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import java.util.List;

/** Statements that tell of facts. */
final class WorldStatements {

    private WorldStatements() {}

    /** The statement of some facts, made on a day of August. */
    static String of(List<Fact> facts, int day) {
        Row[] trades =
                facts.stream().filter(fact -> !fact.isEvent()).map(Fact::row).toArray(Row[]::new);
        Row[] events = facts.stream().filter(Fact::isEvent).map(Fact::row).toArray(Row[]::new);
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("202608" + (day < 10 ? "0" : "") + day + ";181500")
                                .trade(trades)
                                .optionEvent(events))
                .toXml();
    }
}
