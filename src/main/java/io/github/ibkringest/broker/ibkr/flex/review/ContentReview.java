package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.flex.row.RowKind;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Flex query selects: sections, and rows beside the trades. */
final class ContentReview {

    /** Sections by the box to tick. */
    private static final Map<String, String> PROOF = new LinkedHashMap<>();

    static {
        PROOF.put("CashReport", "Cash Report");
        PROOF.put("OpenPositions", "Open Positions");
        PROOF.put("CorporateActions", "Corporate Actions");
        PROOF.put("Transfers", "Transfers");
        PROOF.put("CashTransactions", "Cash Transactions");
        PROOF.put("EquitySummaryInBase", "Net Asset Value (NAV) in Base");
        PROOF.put("FIFOPerformanceSummaryInBase", "Realized and Unrealized Performance Summary in Base");
        PROOF.put("StmtFunds", "Statement of Funds");
        PROOF.put("InterestAccruals", "Interest Accruals");
    }

    private final StatementSurvey survey;
    private final Findings findings;

    ContentReview(StatementSurvey survey, Findings findings) {
        this.survey = survey;
        this.findings = findings;
    }

    /** Whether the sections are there. */
    void sections() {
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

    /** Sections without which not everything can be compared with the broker's totals. */
    void proof() {
        if (survey.isConfirmation()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        PROOF.forEach((element, label) -> {
            if (!survey.hasSection(element)) {
                missing.add(label);
            }
        });
        if (missing.isEmpty()) {
            findings.ok("proof", "positions, trades and cash can be compared with the broker's totals");
        } else {
            findings.advice(
                    "proof",
                    "not everything can be compared with the broker's totals (docs/proof.md)",
                    "select " + String.join(", ", missing) + ", with all columns");
        }
    }

    /** What the section of trades holds beside trades, if it holds anything. */
    void surplusRows() {
        if (survey.tally().rows() == 0) {
            findings.advice(
                    "level of detail",
                    "unknown, because nothing was traded in these days",
                    "examine a statement that has trades");
            return;
        }
        surplusRows(RowKind.TAX_LOT, "Closed Lots");
        surplusRows(RowKind.WASH_SALE, "Wash Sales");
        surplusRows(RowKind.SUMMARY, "Symbol Summary and Asset Summary");
    }

    private void surplusRows(RowKind kind, String option) {
        long rows = survey.tally().rows(kind);
        if (rows > 0) {
            findings.advice(
                    "level of detail",
                    rows + " rows that nothing uses (" + kind.skippedBy() + ")",
                    "untick the option " + option);
        }
    }

    /** Whether what was taken back is shown. */
    void offsettingPairs() {
        String subject = "offsetting pairs";
        if (survey.cancels() > 0) {
            findings.ok(subject, "are shown: " + survey.cancels() + " cancels");
        } else if (survey.corrections() > 0) {
            findings.problem(
                    subject,
                    survey.corrections() + " executions are corrections, and what they replace is not shown",
                    "set Include Offsetting Trade/Cancel Pairs to Yes");
        } else if (!survey.isConfirmation()) {
            findings.ok(subject, "unknown, because nothing was corrected; check that the box is set to Yes");
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
