package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowKind;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import java.util.List;

/**
 * What a document lacks that the trade history would be wrong, incomplete or poorer without. It is said wherever a
 * document is read: by every sync, and when a query is examined.
 */
final class DeliveryReview {

    private final StatementTally tally;
    private final Findings findings;

    DeliveryReview(StatementTally tally, Findings findings) {
        this.tally = tally;
        this.findings = findings;
    }

    /** Whether the query is of the kind that its setting says; null when there is no such setting. */
    void kind(IbkrFeed expected) {
        String subject = "kind of query";
        if (expected == null || tally.feed() == null) {
            return;
        }
        if (tally.feed() == expected) {
            findings.ok(subject, "is that of its setting");
        } else if (expected == IbkrFeed.FLEX_ACTIVITY) {
            findings.problem(
                    subject,
                    "a trade confirmation query is configured as the activity query: it delivers no option events, and"
                            + " completes no day",
                    "set activity-query-id to the Query ID of an Activity Flex Query, and confirms-query-id to this one");
        } else {
            findings.problem(
                    subject,
                    "an activity query is configured as the trade confirmation query: it has no fills of today",
                    "set confirms-query-id to the Query ID of a Trade Confirmation Flex Query, and activity-query-id to"
                            + " this one");
        }
    }

    /** Whether executions and orders come with the trades. */
    void levelsOfDetail() {
        long executions = tally.rows(RowKind.EXECUTION);
        long orders = tally.rows(RowKind.ORDER);
        String section = tally.has(Section.TRADE_CONFIRMS) ? "Trade Confirmations" : "Trades";
        long trades = tally.rows(Section.TRADES) + tally.rows(Section.TRADE_CONFIRMS);
        long unknown = tally.rows(RowKind.UNKNOWN_LEVEL);
        if (unknown > 0) {
            findings.problem(
                    "level of detail",
                    "these levels are unknown: " + tally.unknownLevels() + ". Their rows may be trades and are skipped"
                            + " (" + RowKind.UNKNOWN_LEVEL.skippedBy() + "), so no day is complete",
                    "untick their options in the section " + section + ", or use a newer release that supports them",
                    unknown);
        }
        if (trades > 0 && executions == 0) {
            findings.problem(
                    "level of detail",
                    "no executions are delivered, so no day is complete for them",
                    "tick the option Executions of the section " + section,
                    trades);
        }
        if (trades > 0 && orders == 0 && (tally.hasOrderedExecutions() || executions == 0)) {
            boolean made = executions > 0 && tally.namesOrders();
            findings.problem(
                    "level of detail",
                    made
                            ? "no orders are delivered, so they are derived from their executions"
                            : "no orders are delivered, so no day is complete for them",
                    "tick the option Orders of the section " + section,
                    trades);
        }
        if (executions > 0 && orders > 0) {
            findings.ok("level of detail", executions + " executions and " + orders + " orders");
        }
    }

    /** Whether rows move positions that are not read. */
    void movements() {
        long unread = tally.rows(RowKind.TRADE_TRANSFER);
        if (unread > 0) {
            findings.problem(
                    "section TradeTransfers",
                    "TradeTransfer rows (trades that were executed at another broker) are skipped ("
                            + RowKind.TRADE_TRANSFER.skippedBy()
                            + "), so positions may be without them, and no day is complete for transfers",
                    "compare the positions with the broker's: ibkr-ingest reconcile",
                    unread);
        }
    }

    /** Whether the columns are there that rows are recognised and linked by. */
    void columns() {
        List<ColumnAdvice.Missing> missing = ColumnAdvice.missing(tally);
        for (ColumnAdvice.Missing column : missing) {
            if (column.vital()) {
                findings.problem("columns", column.what(), column.cure(), column.rows());
            } else {
                findings.advice("columns", column.what(), column.cure(), column.rows());
            }
        }
        if (missing.isEmpty() && tally.rows() > 0) {
            findings.ok("columns", "all important columns are there");
        }
    }

    /** Whether statements and rows say whose they are. */
    void accounts() {
        List<String> strange = tally.accounts().stream()
                .filter(account -> !IbkrAccount.isUsual(account))
                .toList();
        if (!strange.isEmpty()) {
            findings.problem(
                    "accounts", "these are aliases, not account ids: " + strange, MalformedRowException.NO_ALIASES);
        }
        if (!tally.names().isEmpty()) {
            findings.problem(
                    "accounts",
                    "these are no account codes: " + tally.names()
                            + ", so their rows are quarantined and complete no day",
                    MalformedRowException.NO_ALIASES,
                    tally.rowsOfNames());
        }
        if (tally.namelessRows() > 0) {
            findings.problem(
                    "accounts",
                    "rows have no account (accountId is absent, empty or \"-\", in their statement too), so they are"
                            + " quarantined",
                    "tick \"" + Column.ACCOUNT.label() + "\" in the Flex query, and do not consolidate accounts",
                    tally.namelessRows());
        } else if (tally.namelessStatements() > 0) {
            findings.problem(
                    "accounts",
                    "a statement has no account (accountId is absent, empty or \"-\"), so it completes no day",
                    "do not consolidate accounts in the Flex query");
        } else if (strange.isEmpty() && tally.names().isEmpty() && tally.statements() > 0) {
            findings.ok("accounts", tally.accounts().toString());
        }
    }
}
