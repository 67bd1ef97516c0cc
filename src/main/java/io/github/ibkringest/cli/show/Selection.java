package io.github.ibkringest.cli.show;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.listing.Days;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;

/** The options that narrow a listing down. */
public final class Selection {

    @CommandLine.Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Only this symbol, or this underlying with its options and futures; repeatable.")
    private List<String> symbols = List.of();

    @CommandLine.Option(
            names = "--from",
            paramLabel = "DAY",
            description =
                    "From this day: 2026-07-31, 2026-07, 2026, today, yesterday, this-month, last-month, this-year,"
                            + " last-year.")
    private String from;

    @CommandLine.Option(
            names = "--to",
            paramLabel = "DAY",
            description = "To this day, or to the end of this month or year.")
    private String to;

    @CommandLine.Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Orders: open, or a status such as filled. Executions: counted, not-counted. Option events and"
                            + " assignments: assignment, exercise, expiration ... Round trips: open, closed.")
    private String status;

    @CommandLine.Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description =
                    "Sort by this column; with - before it, the greatest first: --sort -commission also as --sort=-commission.")
    private String sort;

    @CommandLine.Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many rows; 0 for all. A table shows 100, files get all.")
    private Long limit;

    @CommandLine.Option(
            names = "--by",
            paramLabel = "GROUP",
            defaultValue = "month",
            description = "For pnl: day, month (default), symbol, underlying or total.")
    private Grouping by;

    List<String> symbols() {
        return symbols;
    }

    String status() {
        return status;
    }

    String sort() {
        return sort;
    }

    Grouping by() {
        return by;
    }

    /** Whether days are asked for. */
    boolean hasDays() {
        return from != null || to != null;
    }

    /** The first day, or null. */
    LocalDate first(LocalDate today) {
        return from == null ? null : new Days(today).first("--from", from);
    }

    /** The last day, or null. */
    LocalDate last(LocalDate today) {
        return to == null ? null : new Days(today).last("--to", to);
    }

    /** How many rows at most; 0 for all. */
    long limit(long usual) {
        if (limit != null && limit < 0) {
            throw new BrokerConfigurationException("--limit " + limit + " is less than 0; 0 means all rows");
        }
        return limit == null ? usual : limit;
    }
}
