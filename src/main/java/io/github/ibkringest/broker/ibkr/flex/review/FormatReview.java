package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.flex.format.DateOrder;
import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.broker.ibkr.flex.format.UnknownZoneException;
import io.github.ibkringest.model.BrokerTime;
import java.time.DateTimeException;

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
                    any + ": day and month cannot be distinguished",
                    "set Date Format to yyyyMMdd (or the setting flex.date-order, if you know)");
        } else if (any.matches("\\d{1,2}[-/].*")) {
            findings.advice("date format", any + " is easily misread", "set Date Format to yyyyMMdd");
        } else if (!any.isEmpty()) {
            findings.ok("date format", any);
        }
        if (!moment.isEmpty()) {
            time(moment);
        }
    }

    private void time(String moment) {
        try {
            BrokerTime time = new FlexTimes(new FlexDates(settings.dateOrder()), settings).parse(moment);
            if (time.precision() == BrokerTime.Precision.DATE) {
                findings.advice("time format", moment + " has no time of day", "set Time Format to HHmmss");
            } else if (moment.indexOf(';') < 0) {
                findings.advice(
                        "date/time separator",
                        moment + " is read, but a semicolon leaves no doubt",
                        "set Date/Time Separator to ; (semicolon)");
            }
        } catch (UnknownZoneException e) {
            findings.problem(
                    "time zone", moment + ": " + e.zone() + " is unknown", UnknownZoneException.cure(e.zone()));
        } catch (DateTimeException e) {
            if (settings.dateOrder() != DateOrder.UNKNOWN || moment.indexOf('/') < 0) {
                findings.problem(
                        "date/time format",
                        moment + " cannot be read: " + e.getMessage(),
                        "set Date Format to yyyyMMdd, Time Format to HHmmss and Date/Time Separator to ; (semicolon)");
            }
        }
    }

    private void numbers() {
        if (survey.hasThousandsSeparators()) {
            findings.advice("numbers", "have thousands separators", "switch them off in the query");
        }
    }
}
