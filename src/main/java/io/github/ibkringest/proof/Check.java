package io.github.ibkringest.proof;

import java.util.List;

/**
 * Equations that one query computes for a report: SQL with the columns equation, subject, con_id, ours, broker, open (why it
 * cannot be judged), doubt (what else may explain a difference) and, for people, rows.
 *
 * @param sql the file below {@code sql/proof}
 * @param equation the equation that is not stated without the section
 * @param section the section that it needs, or null for none
 * @param advice what to select to have it
 */
record Check(String sql, Equation equation, String section, String advice) {

    /** Of each report, in the order in which they are reported; positions come first. */
    static final List<Check> ALL = List.of(
            new Check(
                    "commissions",
                    Equation.COMMISSIONS,
                    "CashReport",
                    "select the section Cash Report, with Base Currency Summary and all columns"),
            new Check(
                    "proceeds",
                    Equation.SALES,
                    "CashReport",
                    "select the section Cash Report, with Currency Breakout and all columns"),
            new Check("trades", Equation.PROCEEDS, null, ""),
            new Check(
                    "cash",
                    Equation.CASH,
                    "CashReport",
                    "select the section Cash Report, with Currency Breakout and all columns"),
            new Check(
                    "transactions",
                    Equation.CASH_TRANSACTIONS,
                    "CashTransactions",
                    "select the section Cash Transactions (Detail), with all columns"),
            new Check(
                    "settled",
                    Equation.SETTLED_CASH,
                    "CashReport",
                    "select the section Cash Report, with Currency Breakout and all columns"),
            new Check(
                    "option-events",
                    Equation.OPTION_EVENTS,
                    "OptionEAE",
                    "select the section Option Exercises, Assignments and Expirations, with all columns"),
            new Check("orders", Equation.ORDERS, null, ""),
            new Check(
                    "equity",
                    Equation.EQUITY,
                    "EquitySummaryInBase",
                    "select the section Net Asset Value (NAV) in Base, with all columns"),
            new Check(
                    "performance",
                    Equation.PERFORMANCE,
                    "FIFOPerformanceSummaryInBase",
                    "select the section Realized and Unrealized Performance Summary in Base, with all columns"),
            new Check("funds", Equation.FUNDS, "StmtFunds", "select the section Statement of Funds, with all columns"),
            new Check(
                    "symbols",
                    Equation.SYMBOLS,
                    "SymbolSummary",
                    "select the option Symbol Summary of the section Trades, with all columns"),
            new Check(
                    "interest",
                    Equation.INTEREST,
                    "InterestAccruals",
                    "select the section Interest Accruals, with all columns"));
}
