package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Finding;
import java.util.List;

/**
 * What is wrong with a Flex query, told from a statement that it made, and which box of its page in the portal to
 * change. What the boxes are called: docs/flex-query.md.
 */
final class QueryReview {

    private QueryReview() {}

    /** All findings; at least one. */
    static List<Finding> of(StatementSurvey survey, FlexSettings settings) {
        Findings findings = new Findings();
        ContentReview content = new ContentReview(survey, findings);
        content.run();
        new HeaderReview(survey, settings, findings).run();
        new FormatReview(survey, settings, findings).run();
        findings.addAll(survey.unread());
        content.surplus();
        return findings.all();
    }
}
