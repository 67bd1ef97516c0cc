package io.github.ibkringest.page;

import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.page.html.AccountCard;
import io.github.ibkringest.page.html.Choice;
import io.github.ibkringest.page.html.Numbers;
import io.github.ibkringest.page.question.Address;
import io.github.ibkringest.page.question.Question;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The first page: how it stands with each account, and a year of one of them. Not thread-safe. */
final class OverviewModel {

    private static final List<Column> TROUBLE = List.of(
            new Column("account", Column.Kind.TEXT),
            new Column("grave", Column.Kind.BOOLEAN),
            new Column("text", Column.Kind.TEXT),
            new Column("command", Column.Kind.TEXT));

    private final Question question;
    private final Map<String, Rows> parts;
    private final Standing standing;
    private final LocalDate today;
    private final String account;
    private final int year;

    /** @param parts the tables of the view */
    OverviewModel(Question question, Map<String, Rows> parts, Standing standing, Clock clock) {
        this.question = question;
        this.parts = parts;
        this.standing = standing;
        this.today = LocalDate.now(clock);
        this.account = (String) question.parameters().get("account");
        this.year = year();
    }

    private int year() {
        String given = (String) question.parameters().get("year");
        if (given != null) {
            return Integer.parseInt(given);
        }
        return parts.get("accounts").values().stream()
                .filter(row -> Objects.equals(row.get("account"), account) && row.get("last_day") != null)
                .map(row -> LocalDate.parse(row.get("last_day").toString()).getYear())
                .findFirst()
                .orElse(today.getYear());
    }

    /** The tables for programs: those of the view, with what is proven of each day, and the problems. */
    Map<String, Rows> parts() {
        Map<String, Rows> all = new LinkedHashMap<>(parts);
        Rows days = parts.get("days");
        List<Column> columns = new ArrayList<>(days.columns());
        columns.add(new Column("state", Column.Kind.TEXT));
        List<Map<String, Object>> values = new ArrayList<>();
        CalendarYear calendar = calendar();
        for (Map<String, Object> row : days.values()) {
            Map<String, Object> with = new LinkedHashMap<>(row);
            with.put("state", calendar.state(LocalDate.parse(row.get("day").toString()), true));
            values.add(with);
        }
        all.put("days", new Rows(columns, values));
        all.put("problems", problems());
        return all;
    }

    private Rows problems() {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Trouble trouble : standing.troubles()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("account", trouble.account());
            row.put("grave", trouble.isGrave());
            row.put("text", trouble.text());
            row.put("command", trouble.command());
            values.add(row);
        }
        return new Rows(TROUBLE, values);
    }

    private CalendarYear calendar() {
        return new CalendarYear(account, year, standing.completeness(), parts.get("days"));
    }

    /** What the template needs. */
    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("cards", cards());
        model.put("troubles", standing.troubles());
        model.put("months", account == null ? List.of() : calendar().months());
        model.put("year", year);
        model.put("account", account == null ? "" : account);
        Address address = question.address();
        model.put(
                "years",
                List.of(
                        new Choice(
                                address.with("year", String.valueOf(year - 1)).toString(), "‹ " + (year - 1), false),
                        new Choice(
                                address.with("year", String.valueOf(year + 1)).toString(), (year + 1) + " ›", false)));
        model.put("totals", totals());
        return model;
    }

    /** What the year brought, currency by currency: label and text. */
    private List<Map<String, Object>> totals() {
        Map<String, BigDecimal[]> sums = new LinkedHashMap<>();
        Rows days = parts.get("days");
        for (Map<String, Object> row : days.values()) {
            Cell currency = days.cell(row, "currency");
            BigDecimal[] sum = sums.computeIfAbsent(currency == null ? "" : currency.text(), any ->
                    new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            sum[0] = sum[0].add(number(days.cell(row, "realized_pnl")));
            sum[1] = sum[1].add(number(days.cell(row, "commission")));
        }
        List<Map<String, Object>> totals = new ArrayList<>();
        sums.values().removeIf(sum -> sum[0].signum() == 0 && sum[1].signum() == 0);
        sums.forEach((currency, sum) -> totals.add(Map.of(
                "currency",
                currency,
                "realized",
                Numbers.result(sum[0]),
                "sign",
                sum[0].signum() > 0 ? "up" : sum[0].signum() < 0 ? "down" : "",
                "commission",
                Numbers.money(sum[1]))));
        return totals;
    }

    static BigDecimal number(Cell cell) {
        return cell == null || cell.kind() != Column.Kind.NUMBER ? BigDecimal.ZERO : new BigDecimal(cell.text());
    }

    private List<AccountCard> cards() {
        Rows accounts = parts.get("accounts");
        return accounts.values().stream().map(row -> card(accounts, row)).toList();
    }

    private AccountCard card(Rows rows, Map<String, Object> row) {
        String code = text(rows, row, "account", "");
        List<String[]> facts = new ArrayList<>();
        String first = text(rows, row, "first_day", null);
        facts.add(
                new String[] {"Trades", first == null ? "none yet" : first + " to " + text(rows, row, "last_day", "")});
        facts.add(new String[] {"Complete to", provenTo(code)});
        facts.add(new String[] {"Agrees with the broker", reconciled(code)});
        facts.add(new String[] {"Last import", moment(text(rows, row, "last_run_at", "never"))});
        long problems = standing.troubles().stream()
                .filter(trouble -> trouble.account().equals(code) && trouble.isGrave())
                .count();
        boolean isSynced = standing.completeness().accounts().contains(code);
        boolean isGreen = isSynced && standing.completeness().isGreen(List.of(code));
        String state = !isSynced ? "unknown" : problems > 0 || !isGreen ? "bad" : "good";
        String word = switch (state) {
            case "unknown" -> "not imported";
            case "good" -> "complete";
            default -> problems == 0 ? "not complete" : problems == 1 ? "1 problem" : problems + " problems";
        };
        return new AccountCard(
                code,
                text(rows, row, "alias", ""),
                text(rows, row, "environment", "").toLowerCase(Locale.ROOT),
                state,
                word,
                facts,
                new Address("/", Map.of("account", code)).toString(),
                code.equals(account));
    }

    private String provenTo(String code) {
        Completeness known = standing.completeness();
        return Arrays.stream(Dataset.values())
                .filter(dataset -> known.isConfigured(code, dataset))
                .map(dataset -> known.lastProven(code, dataset).orElse(LocalDate.MIN))
                .min(LocalDate::compareTo)
                .filter(day -> !day.equals(LocalDate.MIN))
                .map(LocalDate::toString)
                .orElse("no day proven");
    }

    /** How far it agrees with the totals of the broker's statements. */
    private String reconciled(String code) {
        Rows all = parts.get("reconciled");
        return all.values().stream()
                .filter(row -> code.equals(text(all, row, "account", "")))
                .findFirst()
                .map(row -> {
                    long broken = number(all.cell(row, "broken")).longValue();
                    long open = number(all.cell(row, "open")).longValue();
                    long notStated = number(all.cell(row, "not_stated")).longValue();
                    String to = text(all, row, "reconciled_to", null);
                    return broken > 0
                            ? broken == 1 ? "1 figure differs" : broken + " figures differ"
                            : to != null
                                    ? "to " + to + (notStated > 0 ? ", in part" : "")
                                    : open > 0 ? "not compared yet" : "no totals stated";
                })
                .orElse("no totals stated");
    }

    private static String moment(String iso) {
        return iso.length() < 16 ? iso : iso.substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String text(Rows rows, Map<String, Object> row, String column, String instead) {
        Cell cell = rows.cell(row, column);
        return cell == null ? instead : cell.text();
    }
}
