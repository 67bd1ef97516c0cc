package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Finding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is wrong with a Flex query, told from a statement that it made, and which box of its page in the portal to
 * change. What the boxes are called: docs/flex-query.md.
 */
final class QueryReview {

    /** Account codes as IBKR writes them, with the suffix of the futures segment. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{1,4}\\d{4,9}F?|-");

    /** Corrections arrive days after the trade; a statement of fewer days can miss them. */
    private static final int FEW_DAYS = 7;

    private final StatementSurvey survey;
    private final FlexSettings settings;
    private final List<Finding> findings = new ArrayList<>();

    private QueryReview(StatementSurvey survey, FlexSettings settings) {
        this.survey = survey;
        this.settings = settings;
    }

    /** All findings; at least one. */
    static List<Finding> of(StatementSurvey survey, FlexSettings settings) {
        QueryReview review = new QueryReview(survey, settings);
        review.sections();
        review.levelsOfDetail();
        review.columns();
        review.offsettingPairs();
        review.accounts();
        review.period();
        review.dates();
        review.numbers();
        review.surplus();
        return review.findings;
    }

    private void sections() {
        String trades = survey.isConfirmation() ? "TradeConfirms" : "Trades";
        if (!survey.hasSection(trades)) {
            problem(
                    "section " + trades,
                    "is missing: no executions and no orders are delivered",
                    survey.isConfirmation()
                            ? "select the section Trade Confirmations"
                            : "select the section Trades, with the options Executions and Orders and all columns");
        } else {
            ok("section " + trades, "is there");
        }
        if (survey.isConfirmation()) {
            return;
        }
        if (survey.hasSection(Section.OPTION_EVENTS.element())) {
            ok("section OptionEAE", "is there");
        } else {
            problem(
                    "section OptionEAE",
                    "is missing: assignments, exercises and expirations are not delivered",
                    "select the section Option Exercises, Assignments and Expirations, with all columns");
        }
    }

    private void levelsOfDetail() {
        String subject = "level of detail";
        long executions = survey.rows(RowKind.EXECUTION);
        long orders = survey.rows(RowKind.ORDER);
        if (survey.rows() == 0) {
            advice(
                    subject,
                    "can not be told, because nothing was traded in these days",
                    "examine a statement that has trades");
            return;
        }
        if (executions == 0) {
            problem(subject, "no executions are delivered", "tick the option Executions of the trades");
        }
        if (orders == 0) {
            problem(subject, "no orders are delivered", "tick the option Orders of the trades");
        }
        if (executions > 0 && orders > 0) {
            ok(subject, executions + " executions and " + orders + " orders");
        }
        surplusRows(RowKind.TAX_LOT, "Closed Lots");
        surplusRows(RowKind.WASH_SALE, "Wash Sales");
        surplusRows(RowKind.SUMMARY, "Symbol Summary and Asset Summary");
    }

    private void surplusRows(RowKind kind, String option) {
        if (survey.rows(kind) > 0) {
            advice(
                    "level of detail",
                    survey.rows(kind) + " rows that nothing uses (" + kind.ignoredBy() + ")",
                    "untick the option " + option);
        }
    }

    private void columns() {
        List<ColumnAdvice.Missing> missing = ColumnAdvice.missing(survey.shapes());
        for (ColumnAdvice.Missing column : missing) {
            String what = column.element() + " rows have no "
                    + column.column().attributes().get(0) + ", so " + column.why();
            String cure = "tick the column \"" + column.column().label() + "\"";
            if (column.vital()) {
                problem("columns", what, cure);
            } else {
                advice("columns", what, cure);
            }
        }
        if (missing.isEmpty() && !survey.shapes().isEmpty()) {
            ok("columns", "all that matter are there");
        }
    }

    private void offsettingPairs() {
        String subject = "offsetting pairs";
        if (survey.cancels() > 0) {
            ok(subject, "are shown: " + survey.cancels() + " cancels");
        } else if (survey.corrections() > 0) {
            problem(
                    subject,
                    survey.corrections() + " executions are corrections, and what they replace is not shown",
                    "set Include Offsetting Trade/Cancel Pairs to Yes");
        } else if (!survey.isConfirmation()) {
            ok(subject, "can not be told, because nothing was corrected; see that the box says Yes");
        }
    }

    private void accounts() {
        List<String> strange = survey.headers().stream()
                .map(StatementSurvey.Header::account)
                .filter(account -> !ACCOUNT.matcher(account).matches())
                .distinct()
                .toList();
        if (survey.headers().isEmpty()) {
            problem("accounts", "the document holds no statement", "select accounts in the query, and run it again");
        } else if (strange.isEmpty()) {
            ok(
                    "accounts",
                    survey.headers().stream()
                            .map(StatementSurvey.Header::account)
                            .distinct()
                            .toList()
                            .toString());
        } else {
            problem(
                    "accounts",
                    "these are aliases, not account ids: " + strange,
                    "set Display Account Alias in Place of Account ID to No");
        }
    }

    private void period() {
        Map<String, Integer> statements = new TreeMap<>();
        LocalDate first = null;
        LocalDate last = null;
        for (StatementSurvey.Header header : survey.headers()) {
            LocalDate from = date(header.from());
            LocalDate to = date(header.to());
            if (header.from().isEmpty() || header.to().isEmpty()) {
                problem(
                        "period",
                        "the statement does not say which days it covers, so it proves none complete",
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
            advice("breakout by day", "one statement for each day, ten times the size", "set Breakout by Day to No");
        }
        if (!survey.isConfirmation() && days < FEW_DAYS) {
            advice(
                    "period",
                    first + " to " + last + ": corrections that arrive days later are missed",
                    "choose the period Last 30 Calendar Days");
        } else {
            ok("period", first + " to " + last);
        }
    }

    private LocalDate date(String text) {
        try {
            return new FlexDates(settings.dateOrder()).parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void dates() {
        String from = survey.headers().isEmpty() ? "" : survey.headers().get(0).from();
        String moment = survey.moment();
        String any = moment.isEmpty() ? from : moment;
        if (any.contains("/") && settings.dateOrder() == DateOrder.UNKNOWN) {
            problem(
                    "date format",
                    any + ": day and month can not be told apart",
                    "set Date Format to yyyyMMdd (or the setting flex.date-order, if you know)");
        } else if (any.matches("\\d{1,2}[-/].*")) {
            advice("date format", any + " is easily misread", "set Date Format to yyyyMMdd");
        } else if (!any.isEmpty()) {
            ok("date format", any);
        }
        if (!moment.isEmpty()) {
            separator(moment);
        }
    }

    private void separator(String moment) {
        String time =
                moment.replaceFirst("^(\\d{8}|\\d{4}-\\d\\d-\\d\\d|[\\d/]{6,10}|\\d{1,2}-[A-Za-z]{3}-\\d\\d)", "");
        if (time.isEmpty()) {
            advice("time format", moment + " has no time of day", "set Time Format to HHmmss");
        } else if (!time.startsWith(";")) {
            advice(
                    "date/time separator",
                    moment + " is read, but a semicolon leaves no doubt",
                    "set Date/Time Separator to ; (semicolon)");
        }
    }

    private void numbers() {
        if (survey.hasThousandsSeparators()) {
            advice("numbers", "have thousands separators", "switch them off in the query");
        }
    }

    private void surplus() {
        if (survey.hasSection("ConversionRates")) {
            advice("currency rates", "thousands of rows that nothing uses", "set Include Currency Rates to No");
        }
        if (survey.hasPersonalData()) {
            advice(
                    "personal data",
                    "the statement holds name, address or birth date, and is kept as it is",
                    "leave only Account ID, Account Alias, Currency, Account Type, IB Entity, Date Opened and Date Closed"
                            + " in Account Information");
        }
    }

    private void ok(String subject, String what) {
        findings.add(Finding.ok(subject, what));
    }

    private void advice(String subject, String what, String cure) {
        findings.add(Finding.advice(subject, what, cure));
    }

    private void problem(String subject, String what, String cure) {
        findings.add(Finding.problem(subject, what, cure));
    }
}
