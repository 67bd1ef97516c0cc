package io.github.ibkringest.broker.ibkr.flex;

import java.util.List;

/** What a Flex query delivers and what it leaves out: sections, rows, columns. */
final class ContentReview {

    private final StatementSurvey survey;
    private final Findings findings;

    ContentReview(StatementSurvey survey, Findings findings) {
        this.survey = survey;
        this.findings = findings;
    }

    void run() {
        sections();
        levelsOfDetail();
        columns();
        offsettingPairs();
    }

    private void sections() {
        String trades = survey.isConfirmation() ? "TradeConfirms" : "Trades";
        if (!survey.hasSection(trades)) {
            findings.problem(
                    "section " + trades,
                    "is missing: no executions and no orders are delivered",
                    survey.isConfirmation()
                            ? "select the section Trade Confirmations"
                            : "select the section Trades, with the options Executions and Orders and all columns");
        } else {
            findings.ok("section " + trades, "is there");
        }
        if (survey.isConfirmation()) {
            return;
        }
        if (survey.hasSection(Section.OPTION_EVENTS.element())) {
            findings.ok("section OptionEAE", "is there");
        } else {
            findings.problem(
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
            findings.advice(
                    subject,
                    "can not be told, because nothing was traded in these days",
                    "examine a statement that has trades");
            return;
        }
        if (executions == 0) {
            findings.problem(subject, "no executions are delivered", "tick the option Executions of the trades");
        }
        if (orders == 0) {
            findings.problem(subject, "no orders are delivered", "tick the option Orders of the trades");
        }
        if (executions > 0 && orders > 0) {
            findings.ok(subject, executions + " executions and " + orders + " orders");
        }
        surplusRows(RowKind.TAX_LOT, "Closed Lots");
        surplusRows(RowKind.WASH_SALE, "Wash Sales");
        surplusRows(RowKind.SUMMARY, "Symbol Summary and Asset Summary");
    }

    private void surplusRows(RowKind kind, String option) {
        if (survey.rows(kind) > 0) {
            findings.advice(
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
                findings.problem("columns", what, cure);
            } else {
                findings.advice("columns", what, cure);
            }
        }
        if (missing.isEmpty() && !survey.shapes().isEmpty()) {
            findings.ok("columns", "all that matter are there");
        }
    }

    private void offsettingPairs() {
        String subject = "offsetting pairs";
        if (survey.cancels() > 0) {
            findings.ok(subject, "are shown: " + survey.cancels() + " cancels");
        } else if (survey.corrections() > 0) {
            findings.problem(
                    subject,
                    survey.corrections() + " executions are corrections, and what they replace is not shown",
                    "set Include Offsetting Trade/Cancel Pairs to Yes");
        } else if (!survey.isConfirmation()) {
            findings.ok(subject, "can not be told, because nothing was corrected; see that the box says Yes");
        }
    }

    /** What is delivered for nothing. */
    void surplus() {
        if (survey.hasSection("ConversionRates")) {
            findings.advice(
                    "currency rates", "thousands of rows that nothing uses", "set Include Currency Rates to No");
        }
        if (survey.hasPersonalData()) {
            findings.advice(
                    "personal data",
                    "the statement holds name, address or birth date, and is kept as it is",
                    "leave only Account ID, Account Alias, Currency, Account Type, IB Entity, Date Opened and Date Closed"
                            + " in Account Information");
        }
    }
}
