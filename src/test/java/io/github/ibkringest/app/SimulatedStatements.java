package io.github.ibkringest.app;

import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the simulated broker says, as Flex statements, and where its facts have to be in the tables. */
public final class SimulatedStatements {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd;HHmmss");

    private SimulatedStatements() {}

    public static String activity(SimulatedBroker.Answer answer, Instant now) {
        FlexXml xml = FlexXml.activity();
        for (String account : answer.accounts()) {
            xml.statement(account, statement -> {
                statement
                        .whenGenerated(MOMENT.format(now.atZone(TradingCalendar.ZONE)))
                        .period(
                                text(answer.period().from()),
                                text(answer.period().to()))
                        .emptySection("Trades")
                        .emptySection("OptionEAE");
                for (SimulatedBroker.Fact fact : answer.facts()) {
                    if (fact.account().equals(account)) {
                        Row row = row(fact, fact.version(now));
                        boolean event = fact.dataset() == Dataset.OPTION_EVENTS;
                        statement.section(event ? "OptionEAE" : "Trades", row);
                    }
                }
                return statement;
            });
        }
        return xml.toXml();
    }

    public static String confirmations(SimulatedBroker.Answer answer, Instant now) {
        FlexXml xml = FlexXml.confirmations();
        for (String account : answer.accounts()) {
            xml.statement(account, statement -> {
                statement
                        .whenGenerated(MOMENT.format(now.atZone(TradingCalendar.ZONE)))
                        .period(
                                text(answer.period().from()),
                                text(answer.period().to()))
                        .emptySection("TradeConfirms");
                answer.facts().stream()
                        .filter(fact -> fact.account().equals(account))
                        .forEach(fact -> statement.trade(Confirms.of(row(fact, 0))));
                return statement;
            });
        }
        return xml.toXml();
    }

    private static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** The version is the price of a fill and of an order, and the quantity of an event. */
    private static Row row(SimulatedBroker.Fact fact, int version) {
        if (fact.dataset() == Dataset.OPTION_EVENTS) {
            return OptionEvents.expiration()
                    .with("tradeID", id(fact))
                    .with("date", text(fact.day()))
                    .with("quantity", -1 - version);
        }
        Row fill = Rows.stockFill()
                .with("tradeID", id(fact))
                .with("transactionID", "9" + id(fact))
                .with("ibOrderID", "7" + id(fact))
                .with("ibExecID", execId(fact))
                .with("brokerageOrderID", "")
                .with("extExecID", "N/A")
                .with("tradeDate", text(fact.day()))
                .with("reportDate", text(fact.day()))
                .with("dateTime", MOMENT.format(fact.at().atZone(TradingCalendar.ZONE)))
                .with("orderTime", MOMENT.format(fact.at().atZone(TradingCalendar.ZONE)));
        Row priced = Rows.priced(fill, "100", String.valueOf(40 + version));
        return fact.dataset() == Dataset.ORDERS ? Rows.orderRow(priced) : priced;
    }

    private static String id(SimulatedBroker.Fact fact) {
        return String.valueOf(1_000_000 + fact.id());
    }

    private static String execId(SimulatedBroker.Fact fact) {
        return "0000f1ab." + Integer.toHexString(0x6a000000 + fact.id()) + ".01.01";
    }

    /** Whether the table says of a fact what the broker says in the end. */
    static boolean isStored(SimulatedBroker.Fact fact, JdbcTemplate jdbc) {
        int version = fact.restated().size();
        String sql = switch (fact.dataset()) {
            case ORDERS -> "trade_order where ibkr_order_id = ? and average_price = ? and feed = 'flex-activity'";
            case EXECUTIONS -> "execution where ibkr_exec_id = ? and price = ? and feed = 'flex-activity'";
            case OPTION_EVENTS -> "option_event where event_key = ? and quantity = ?";
            case CORPORATE_ACTIONS, TRANSFERS -> throw new IllegalArgumentException("the simulated broker has none");
        };
        String key = switch (fact.dataset()) {
            case ORDERS -> "7" + id(fact);
            case EXECUTIONS -> execId(fact);
            case OPTION_EVENTS -> "E:" + id(fact);
            case CORPORATE_ACTIONS, TRANSFERS -> throw new IllegalArgumentException("the simulated broker has none");
        };
        int says = fact.dataset() == Dataset.OPTION_EVENTS ? -1 - version : 40 + version;
        return Integer.valueOf(1)
                .equals(jdbc.queryForObject("select count(*)::int from trading." + sql, Integer.class, key, says));
    }
}
