package io.github.ibkringest.page;

import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.DayState;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.page.html.CalendarMonth;
import io.github.ibkringest.page.html.Numbers;
import io.github.ibkringest.page.question.Address;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A year of an account: what is proven of each day, and what it brought. Immutable. */
final class CalendarYear {

    private static final int DAYS_A_WEEK = 7;
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final String account;
    private final int year;
    private final Completeness completeness;
    private final Map<LocalDate, Brought> days = new HashMap<>();

    /** What a day brought: fills and bookings, and results in words; the sign of the first currency with a result. */
    private static final class Brought {
        private long fills;
        private long bookings;
        private int sign;
        private final List<String> words = new ArrayList<>();
    }

    /** @param rows day by day and currency by currency */
    CalendarYear(String account, int year, Completeness completeness, Rows rows) {
        this.account = account;
        this.year = year;
        this.completeness = completeness;
        for (Map<String, Object> row : rows.values()) {
            Brought day = days.computeIfAbsent(LocalDate.parse(row.get("day").toString()), any -> new Brought());
            day.fills += OverviewModel.number(rows.cell(row, "fills")).longValue();
            day.bookings += OverviewModel.number(rows.cell(row, "bookings")).longValue();
            Cell currency = rows.cell(row, "currency");
            Cell realized = rows.cell(row, "realized_pnl");
            BigDecimal commission = OverviewModel.number(rows.cell(row, "commission"));
            String unit = currency == null ? "" : " " + currency.text();
            BigDecimal result = OverviewModel.number(realized);
            if (result.signum() != 0) {
                day.sign = day.sign == 0 ? result.signum() : day.sign;
                day.words.add("realized " + Numbers.result(result) + unit);
            }
            if (commission.signum() != 0) {
                day.words.add("commission " + Numbers.money(commission) + unit);
            }
        }
    }

    /** What is proven of a day: the class of its cell. */
    String state(LocalDate day, boolean hasTrades) {
        if (!completeness.accounts().contains(account)) {
            return hasTrades ? "provisional" : "none";
        }
        DayState state = completeness.stateOf(account, Dataset.EXECUTIONS, day);
        return switch (state) {
            case COVERED -> "proven";
            case GAP -> "missing";
            case NOT_DUE, NOT_CONFIGURED, BEFORE, NO_TRADING ->
                // cryptocurrencies trade on Saturdays, too
                !hasTrades
                        ? "none"
                        : completeness.provenDays(account, Dataset.EXECUTIONS).contains(day) ? "proven" : "provisional";
        };
    }

    private static String words(String state) {
        return switch (state) {
            case "proven" -> "complete";
            case "missing" -> "missing";
            case "provisional" -> "provisional";
            default -> "";
        };
    }

    /** Its twelve months. */
    List<CalendarMonth> months() {
        List<CalendarMonth> months = new ArrayList<>();
        for (Month month : Month.values()) {
            months.add(month(month));
        }
        return months;
    }

    private CalendarMonth month(Month month) {
        LocalDate first = LocalDate.of(year, month, 1);
        List<List<CalendarMonth.Day>> weeks = new ArrayList<>();
        List<CalendarMonth.Day> week = new ArrayList<>();
        for (int before = 1; before < first.getDayOfWeek().getValue(); before++) {
            week.add(null);
        }
        for (LocalDate day = first; day.getMonth() == month; day = day.plusDays(1)) {
            week.add(day(day));
            if (week.size() == DAYS_A_WEEK) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        while (!week.isEmpty() && week.size() < DAYS_A_WEEK) {
            week.add(null);
        }
        if (!week.isEmpty()) {
            weeks.add(week);
        }
        return new CalendarMonth(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH), weeks);
    }

    private CalendarMonth.Day day(LocalDate day) {
        Brought brought = days.get(day);
        String state = state(day, brought != null);
        List<String> said = new ArrayList<>();
        if (brought != null) {
            said.add(brought.fills == 1 ? "1 fill" : brought.fills + " fills");
            if (brought.bookings > 0) {
                said.add(brought.bookings == 1 ? "1 booking" : brought.bookings + " bookings");
            }
            said.addAll(brought.words);
        } else if (state.equals("proven")) {
            said.add("no trades");
        }
        if (!words(state).isEmpty()) {
            said.add(words(state));
        }
        String result = brought == null ? "" : brought.sign > 0 ? "up" : brought.sign < 0 ? "down" : "flat";
        Map<String, String> link = new java.util.LinkedHashMap<>();
        link.put("account", account);
        link.put("from", day.toString());
        link.put("to", day.toString());
        return new CalendarMonth.Day(
                day.getDayOfMonth(),
                SAID.format(day) + (said.isEmpty() ? "" : ": " + String.join(", ", said)),
                state,
                result,
                brought == null ? 0 : brought.fills + brought.bookings,
                brought == null && state.equals("none") ? null : new Address("/trades", link).toString());
    }
}
