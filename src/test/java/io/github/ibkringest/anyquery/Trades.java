package io.github.ibkringest.anyquery;

import io.github.ibkringest.anyquery.Fact.Kind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the facts of executions, with the ids that the broker gives them. Ids grow with time. Not thread-safe. */
final class Trades {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd;HHmmss");

    private final String placed;
    private int ids;

    /** All orders are placed on one morning. */
    Trades(LocalDate morning) {
        placed = SECOND.format(morning.atTime(9, 31));
    }

    /** What one execution is about. */
    record Deal(
            int group,
            String account,
            Map<String, String> contract,
            String order,
            LocalDateTime at,
            BigDecimal quantity,
            String price,
            String commission) {

        /** An evening belongs to the next weekday. */
        LocalDate tradeDate() {
            return at.getHour() < 18 ? at.toLocalDate() : weekdayAfter(at.toLocalDate());
        }

        Deal of(BigDecimal otherQuantity, String otherPrice, String otherCommission) {
            return new Deal(group, account, contract, order, at, otherQuantity, otherPrice, otherCommission);
        }
    }

    String nextOrder() {
        return "70" + next();
    }

    private String next() {
        return String.valueOf(1_000_001 + ids++);
    }

    /** The group of exec ids of a fill: {@code .01} is its first revision. Legs of a combo share all but the last digits. */
    String nextExecGroup(int leg) {
        return "0000f1ab.6a" + next() + ".0" + leg;
    }

    Fact fill(Deal deal, String execGroup) {
        Map<String, String> columns = execution(deal);
        columns.put("tradeID", "80" + next());
        columns.put("ibExecID", execGroup + ".01");
        return fact(Kind.FILL, deal, deal.tradeDate(), deal.at(), columns);
    }

    /** Takes a fill back, with the booking day given. */
    Fact cancel(Fact fill, LocalDate reported) {
        Map<String, String> columns = new LinkedHashMap<>(fill.columns());
        columns.put("origTradeID", fill.columns().get("tradeID"));
        columns.put("origTradeDate", fill.columns().get("tradeDate"));
        columns.put("origTradePrice", fill.columns().get("tradePrice"));
        columns.put("origOrderID", fill.order());
        columns.put("buySell", fill.columns().get("buySell") + " (Ca.)");
        columns.put("quantity", fill.quantity().negate().toPlainString());
        columns.put("tradeID", "");
        columns.put("ibExecID", "");
        columns.put("brokerageOrderID", "");
        columns.put("settleDateTarget", "");
        columns.put("transactionType", "TradeCancel");
        columns.put("exchange", "--");
        columns.put("ibCommission", "0");
        columns.put("openCloseIndicator", "");
        columns.put("notes", "Ca");
        return later(fill, Kind.CANCEL, reported, columns);
    }

    /** The next revision of a fill that was taken back. */
    Fact correction(Fact fill, LocalDate reported, BigDecimal quantity, String price, String commission) {
        Map<String, String> columns = new LinkedHashMap<>(fill.columns());
        columns.put("quantity", quantity.toPlainString());
        columns.put("tradePrice", price);
        columns.put("ibCommission", commission);
        columns.put("ibExecID", fill.columns().get("ibExecID").replaceFirst("01$", "02"));
        return later(fill, Kind.FILL, reported, columns);
    }

    /** What the broker books itself: its order id is no order's. */
    Fact booking(Deal deal, String code) {
        Map<String, String> columns = execution(deal);
        columns.put("tradeID", "80" + next());
        columns.put("ibOrderID", columns.get("transactionID"));
        columns.put("brokerageOrderID", "");
        columns.put("transactionType", "BookTrade");
        columns.put("exchange", "--");
        columns.put("notes", code);
        columns.put("orderTime", "");
        columns.put("orderType", "");
        return fact(Kind.BOOKING, deal, deal.tradeDate(), deal.at(), columns);
    }

    /** The row of the option section. */
    Fact event(Deal deal, String type, String tradeId) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("accountId", deal.account());
        columns.put("fxRateToBase", "1");
        columns.putAll(deal.contract());
        columns.put("date", DAY.format(deal.tradeDate()));
        columns.put("transactionType", type);
        columns.put("quantity", deal.quantity().toPlainString());
        columns.put("tradePrice", deal.price());
        columns.put("markPrice", "0.42");
        columns.put("proceeds", type.equals("Cash Settlement") ? "3770" : "0");
        columns.put("commisionsAndTax", "0");
        columns.put("costBasis", "0");
        columns.put("realizedPnl", "0");
        columns.put("tradeID", tradeId);
        return fact(Kind.EVENT, deal, deal.tradeDate(), deal.at(), columns).counting(false);
    }

    private Map<String, String> execution(Deal deal) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("accountId", deal.account());
        columns.put("fxRateToBase", "1");
        columns.putAll(deal.contract());
        columns.put("tradeID", "");
        columns.put("reportDate", DAY.format(deal.tradeDate()));
        columns.put("dateTime", SECOND.format(deal.at()));
        columns.put("tradeDate", DAY.format(deal.tradeDate()));
        columns.put("settleDateTarget", DAY.format(weekdayAfter(deal.tradeDate())));
        columns.put("transactionType", "ExchTrade");
        columns.put("exchange", "CBOE2");
        columns.put("quantity", deal.quantity().toPlainString());
        columns.put("tradePrice", deal.price());
        columns.put("taxes", "0");
        columns.put("ibCommission", deal.commission());
        columns.put("ibCommissionCurrency", deal.contract().get("currency"));
        columns.put("netCash", "0");
        columns.put("fifoPnlRealized", "0");
        columns.put("openCloseIndicator", deal.quantity().signum() < 0 ? "C" : "O");
        columns.put("notes", "P");
        columns.put("origTradePrice", "0");
        columns.put("origTradeDate", "");
        columns.put("origTradeID", "");
        columns.put("origOrderID", "0");
        columns.put("origTransactionID", "0");
        columns.put("buySell", deal.quantity().signum() < 0 ? "SELL" : "BUY");
        columns.put("ibOrderID", deal.order());
        columns.put("transactionID", "90" + next());
        columns.put("ibExecID", "");
        columns.put("brokerageOrderID", "00f1ab00." + deal.order());
        columns.put("orderReference", "");
        columns.put("orderTime", placed);
        columns.put("levelOfDetail", "EXECUTION");
        columns.put("orderType", "LMT");
        return columns;
    }

    private Fact later(Fact fill, Kind kind, LocalDate reported, Map<String, String> columns) {
        columns.put("transactionID", "90" + next());
        columns.put("reportDate", DAY.format(reported));
        LocalDateTime known = reported.equals(fill.reported()) ? fill.known().plusHours(1) : reported.atTime(20, 0);
        return new Fact(
                kind,
                fill.group(),
                fill.account(),
                fill.conId(),
                fill.order(),
                fill.day(),
                reported,
                known,
                new BigDecimal(columns.get("quantity")),
                kind == Kind.FILL,
                columns);
    }

    private static Fact fact(
            Kind kind, Deal deal, LocalDate reported, LocalDateTime known, Map<String, String> columns) {
        return new Fact(
                kind,
                deal.group(),
                deal.account(),
                deal.contract().get("conid"),
                kind == Kind.FILL ? deal.order() : null,
                deal.tradeDate(),
                reported,
                known,
                deal.quantity(),
                kind != Kind.EVENT,
                columns);
    }

    static LocalDate weekdayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
