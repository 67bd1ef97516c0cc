package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import java.util.List;

/**
 * What is wrong with a Flex query, derived from a statement that it made, and which box of its page in the portal to
 * change. What the boxes are called: docs/flex-query.md.
 */
public final class QueryReview {

    private QueryReview() {}

    /**
     * All findings; at least one.
     *
     * @param expected the report that the query should make, or null
     */
    public static List<Finding> of(StatementSurvey survey, FlexSettings settings, IbkrFeed expected) {
        Findings findings = new Findings();
        ContentReview content = new ContentReview(survey, findings);
        DeliveryReview delivery = new DeliveryReview(survey.tally(), findings);
        delivery.kind(expected);
        content.sections();
        delivery.levelsOfDetail();
        delivery.movements();
        content.surplusRows();
        delivery.columns();
        content.offsettingPairs();
        delivery.accounts();
        new HeaderReview(survey, settings, findings).run();
        new FormatReview(survey, settings, findings).run();
        survey.tally().unread().report(findings);
        content.surplus();
        content.proof();
        return findings.all();
    }

    /** The findings that a sync reports: what it could not do, or only by weaker evidence. */
    public static List<Advice> advice(StatementTally tally, IbkrFeed expected) {
        Findings findings = new Findings();
        DeliveryReview delivery = new DeliveryReview(tally, findings);
        delivery.kind(expected);
        delivery.levelsOfDetail();
        delivery.movements();
        delivery.columns();
        delivery.accounts();
        tally.unread().report(findings);
        return findings.toDo();
    }
}
