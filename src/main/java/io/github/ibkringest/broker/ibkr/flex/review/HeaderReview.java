package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Which days the statements of a Flex query are about. */
final class HeaderReview {

    /** Corrections arrive days after the trade; a statement of fewer days can miss them. */
    private static final int FEW_DAYS = 7;

    private final StatementSurvey survey;
    private final FlexSettings settings;
    private final Findings findings;

    HeaderReview(StatementSurvey survey, FlexSettings settings, Findings findings) {
        this.survey = survey;
        this.settings = settings;
        this.findings = findings;
    }

    void run() {
        if (survey.headers().isEmpty()) {
            findings.problem(
                    "accounts", "the document holds no statement", "select accounts in the query, and run it again");
        }
        period();
    }

    private void period() {
        Map<String, Integer> statements = new TreeMap<>();
        LocalDate first = null;
        LocalDate last = null;
        for (StatementSurvey.Header header : survey.headers()) {
            LocalDate from = date(header.from());
            LocalDate to = date(header.to());
            if (header.from().isEmpty() || header.to().isEmpty()) {
                findings.problem(
                        "period",
                        "the statement does not state its days, so it completes none",
                        "choose the period Last 30 Calendar Days");
                return;
            }
            if (from == null || to == null) {
                return;
            }
            statements.merge(header.account(), from.equals(to) ? 1 : 0, Integer::sum);
            first = first == null || from.isBefore(first) ? from : first;
            last = last == null || to.isAfter(last) ? to : last;
        }
        if (first == null) {
            return;
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (statements.values().stream().anyMatch(count -> count > 1)) {
            findings.advice(
                    "breakout by day", "one statement for each day, ten times the size", "set Breakout by Day to No");
        }
        if (!survey.isConfirmation() && days < FEW_DAYS) {
            findings.advice(
                    "period",
                    first + " to " + last + ": corrections that arrive days later are missed",
                    "choose the period Last 30 Calendar Days");
        } else {
            findings.ok("period", first + " to " + last);
        }
    }

    private LocalDate date(String text) {
        try {
            return new FlexDates(settings.dateOrder()).parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
