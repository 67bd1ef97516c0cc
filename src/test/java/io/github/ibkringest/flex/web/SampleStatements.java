package io.github.ibkringest.flex.web;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.util.List;

/** What the two queries of a customer deliver: the same fills of a live and a paper account, confirmed and final. */
public final class SampleStatements {

    public static final String ACTIVITY_QUERY = "1000001";
    public static final String CONFIRMS_QUERY = "1000002";
    public static final String LIVE = "U1234567";
    public static final String PAPER = "DU1234567";

    private static final List<Row> FILLS = List.of(numbered(Rows.stockFill(), 1), numbered(Rows.optionFill(), 2));
    private static final Row PAPER_FILL = numbered(Rows.stockFill(), 3);

    private SampleStatements() {}

    /** Has the stub deliver both. */
    public static FlexStubServer deliveredBy(FlexStubServer stub) {
        return stub.deliver(ACTIVITY_QUERY, activity()).deliver(CONFIRMS_QUERY, confirmations());
    }

    public static String activity() {
        return FlexXml.activity()
                .queryName("Trade history")
                .statement(LIVE, s -> s.trade(FILLS.toArray(Row[]::new)).optionEvent(OptionEvents.expiration()))
                .statement(PAPER, s -> s.trade(PAPER_FILL).emptySection("OptionEAE"))
                .toXml();
    }

    public static String confirmations() {
        return FlexXml.confirmations()
                .queryName("Today")
                .statement(LIVE, s -> s.trade(FILLS.stream().map(Confirms::of).toArray(Row[]::new)))
                .statement(PAPER, s -> s.trade(Confirms.of(PAPER_FILL)))
                .toXml();
    }

    /** Both feeds must carry the same ids. */
    private static Row numbered(Row fill, int n) {
        return fill.with("tradeID", "80000" + n)
                .with("transactionID", "900000" + n)
                .with("ibOrderID", "70000" + n)
                .with("brokerageOrderID", "00f1ab00.0000a1b2.6a00000" + n + ".0001")
                .with("ibExecID", "0000f1ab.6a00000" + n + ".01.01");
    }
}
