package io.github.ibkringest.broker.ibkr.flex.web;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.web.login.QueryKind;
import io.github.ibkringest.model.Dataset;
import java.util.EnumSet;

/** The feeds of the Flex Web Service. */
public final class FlexFeeds {

    /** Final figures of past days, made in the night. */
    public static final Feed ACTIVITY = new Feed("activity", Dataset.required(), Feed.Policy.FINAL_DAILY, "");

    /** Today's fills, some minutes after they happened. Option events are never confirmed. */
    public static final Feed CONFIRMS = new Feed(
            "confirms",
            EnumSet.of(Dataset.ORDERS, Dataset.EXECUTIONS),
            Feed.Policy.INTRADAY,
            "0 0/15 9-16 ? * MON-FRI");

    private FlexFeeds() {}

    /** What a kind of query delivers. */
    static Feed of(QueryKind kind) {
        return switch (kind) {
            case ACTIVITY -> ACTIVITY;
            case CONFIRMS -> CONFIRMS;
        };
    }
}
