package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementHeaders;
import io.github.ibkringest.broker.ibkr.flex.review.StatementTally;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** What a document that was read to its end shows about days. */
public final class StatementDays {

    private final StatementHeaders headers;
    private final StatementTally tally;
    private final Instant fetchedAt;

    /**
     * @param fetchedAt when the statements were made at the latest
     */
    StatementDays(StatementHeaders headers, StatementTally tally, Instant fetchedAt) {
        this.headers = headers;
        this.tally = tally;
        this.fetchedAt = fetchedAt;
    }

    /** Periods of which the whole has all records of a dataset of an account, and that its own records prove. */
    public List<Period> covered(String account, Dataset dataset) {
        return periods(
                account,
                section ->
                        tally.delivers(dataset, section) && (dataset != Dataset.ORDERS || !tally.makesOrders(section)));
    }

    /** Periods of which the orders of an account are made from its executions. */
    public List<Period> ordersFromExecutions(String account) {
        return periods(account, tally::makesOrders);
    }

    private List<Period> periods(String account, Predicate<Section> proves) {
        return headers.over(account, sections -> sections.stream().anyMatch(proves), fetchedAt);
    }

    /** Periods of statements of an account that came without a dataset, though reports of their kind can have it. */
    public List<Period> without(String account, Dataset dataset) {
        return tally.feed() == IbkrFeed.FLEX_ACTIVITY
                ? headers.over(
                        account,
                        sections -> sections.stream().noneMatch(section -> tally.delivers(dataset, section)),
                        fetchedAt)
                : List.of();
    }
}
