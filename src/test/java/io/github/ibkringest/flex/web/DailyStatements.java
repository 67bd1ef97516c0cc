package io.github.ibkringest.flex.web;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** An activity query that delivers the days asked for, with one fill on the first of them. */
public final class DailyStatements {

    public static final String QUERY = "2000001";
    public static final String ACCOUNT = "U1234567";

    private DailyStatements() {}

    /** The statement for a request with {@code fd} and {@code td}, made the morning after the last day. */
    public static String of(FlexRequest request) {
        String from = request.parameters().get("fd");
        String to = request.parameters().get("td");
        return over(from, to);
    }

    /** The statement of some days, written {@code yyyyMMdd}. */
    public static String over(String from, String to) {
        LocalDate next = LocalDate.parse(to, DateTimeFormatter.BASIC_ISO_DATE).plusDays(1);
        return FlexXml.activity()
                .queryName("Trade history")
                .statement(
                        ACCOUNT,
                        s -> s.period(from, to)
                                .whenGenerated(DateTimeFormatter.BASIC_ISO_DATE.format(next) + ";063000")
                                .trade(fill(from))
                                .emptySection("OptionEAE"))
                .toXml();
    }

    private static Row fill(String day) {
        return Rows.stockFill()
                .with("tradeID", "8" + day)
                .with("transactionID", "9" + day)
                .with("ibOrderID", "7" + day)
                .with("ibExecID", "0000f1ab." + day + ".01.01")
                .with("reportDate", day)
                .with("tradeDate", day)
                .with("dateTime", day + ";143005");
    }
}
