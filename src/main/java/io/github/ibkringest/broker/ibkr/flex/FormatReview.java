package io.github.ibkringest.broker.ibkr.flex;

/** How a Flex query writes dates, times and numbers. */
final class FormatReview {

    private final StatementSurvey survey;
    private final FlexSettings settings;
    private final Findings findings;

    FormatReview(StatementSurvey survey, FlexSettings settings, Findings findings) {
        this.survey = survey;
        this.settings = settings;
        this.findings = findings;
    }

    void run() {
        dates();
        numbers();
    }

    private void dates() {
        String from = survey.headers().isEmpty() ? "" : survey.headers().get(0).from();
        String moment = survey.moment();
        String any = moment.isEmpty() ? from : moment;
        if (any.contains("/") && settings.dateOrder() == DateOrder.UNKNOWN) {
            findings.problem(
                    "date format",
                    any + ": day and month can not be told apart",
                    "set Date Format to yyyyMMdd (or the setting flex.date-order, if you know)");
        } else if (any.matches("\\d{1,2}[-/].*")) {
            findings.advice("date format", any + " is easily misread", "set Date Format to yyyyMMdd");
        } else if (!any.isEmpty()) {
            findings.ok("date format", any);
        }
        if (!moment.isEmpty()) {
            separator(moment);
        }
    }

    private void separator(String moment) {
        String time =
                moment.replaceFirst("^(\\d{8}|\\d{4}-\\d\\d-\\d\\d|[\\d/]{6,10}|\\d{1,2}-[A-Za-z]{3}-\\d\\d)", "");
        if (time.isEmpty()) {
            findings.advice("time format", moment + " has no time of day", "set Time Format to HHmmss");
        } else if (!time.startsWith(";")) {
            findings.advice(
                    "date/time separator",
                    moment + " is read, but a semicolon leaves no doubt",
                    "set Date/Time Separator to ; (semicolon)");
        }
    }

    private void numbers() {
        if (survey.hasThousandsSeparators()) {
            findings.advice("numbers", "have thousands separators", "switch them off in the query");
        }
    }
}
