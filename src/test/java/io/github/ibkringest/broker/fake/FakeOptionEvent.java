package io.github.ibkringest.broker.fake;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OptionEventType;

/** An option event of the fake broker. */
public final class FakeOptionEvent extends FakeRecord<FakeOptionEvent> {

    private FakeOptionEvent(OptionEventType type, String tradeId) {
        super(Dataset.OPTION_EVENTS);
        attribute("type", type.name()).attribute("tradeId", tradeId).quantity("1");
    }

    public static FakeOptionEvent assignment(String tradeId) {
        return new FakeOptionEvent(OptionEventType.ASSIGNMENT, tradeId);
    }

    public static FakeOptionEvent expiration(String tradeId) {
        return new FakeOptionEvent(OptionEventType.EXPIRATION, tradeId);
    }

    /** The leg in the underlying that an assignment causes. */
    public static FakeOptionEvent delivery(String tradeId) {
        return new FakeOptionEvent(OptionEventType.DELIVERY, tradeId);
    }

    public FakeOptionEvent quantity(String quantity) {
        return attribute("quantity", quantity);
    }

    static OptionEventData read(String account, FakeAttributes said) {
        return new OptionEventData(
                account,
                "E:" + said.required("tradeId"),
                said.text("tradeId"),
                OptionEventType.valueOf(said.required("type")),
                said.text("type"),
                said.contract(),
                said.date("date"),
                null,
                said.number("quantity"),
                said.number("price"),
                said.number("markPrice"),
                null,
                null,
                null,
                null,
                null);
    }
}
