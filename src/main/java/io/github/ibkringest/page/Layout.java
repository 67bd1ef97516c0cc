package io.github.ibkringest.page;

import io.github.ibkringest.page.html.Choice;
import io.github.ibkringest.page.html.Shown;
import io.github.ibkringest.page.html.Templates;
import io.github.ibkringest.page.question.Question;
import io.github.ibkringest.page.question.Question.Format;
import io.github.ibkringest.page.view.Field;
import io.github.ibkringest.page.view.Part;
import io.github.ibkringest.page.view.View.Filter;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.web.WebAnswer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What all pages have: navigation, filters, links to the formats. Thread-safe. */
final class Layout {

    private static final String HTML = "text/html; charset=utf-8";

    /** The places of the navigation and their addresses. */
    private static final Map<String, String> AREAS = areas();

    private final Templates templates;
    private final String assets;
    private final Clock clock;

    /**
     * @param assets the folder of the addresses of style and script
     * @param clock tells what today is, in its zone
     */
    Layout(Templates templates, String assets, Clock clock) {
        this.templates = templates;
        this.assets = assets;
        this.clock = clock;
    }

    private static Map<String, String> areas() {
        Map<String, String> areas = new LinkedHashMap<>();
        areas.put("Overview", "/");
        areas.put("Orders", "/orders");
        areas.put("Trades", "/trades");
        areas.put("Options", "/options");
        areas.put("Results", "/results");
        areas.put("Positions", "/positions");
        areas.put("Statements", "/statements");
        areas.put("Quarantine", "/quarantine");
        return areas;
    }

    /** A page of a view. */
    WebAnswer page(Question question, List<Account> accounts, Map<String, Object> more) {
        Map<String, Object> model =
                common(question.view().title(), question.view().area());
        model.put("view", question.view().name());
        model.put("filters", new Filters(question, accounts, LocalDate.now(clock)));
        model.put("tabs", tabs(question));
        model.put("json", question.address().in(Format.JSON).toString());
        model.put("csv", question.address().in(Format.CSV).toString());
        model.putAll(more);
        return WebAnswer.of(200, HTML, templates.page(question.view().template(), model));
    }

    /** A problem in the words of its sentence. */
    WebAnswer problem(WebAnswer problem) {
        Map<String, Object> model = common(titleOf(problem.status()), "");
        model.put("sentence", problem.sentence());
        model.put("status", problem.status());
        return new WebAnswer(problem.status(), HTML, templates.page("problem", model), problem.headers());
    }

    private Map<String, Object> common(String title, String area) {
        Map<String, Object> model = new TreeMap<>();
        model.put("title", title);
        model.put("assets", assets);
        model.put(
                "areas",
                AREAS.entrySet().stream()
                        .map(one -> new Choice(
                                one.getValue(), one.getKey(), one.getKey().equals(area)))
                        .toList());
        return model;
    }

    private static String titleOf(int status) {
        return switch (status) {
            case 400 -> "This cannot be asked";
            case 404 -> "Not found";
            case 503 -> "Not now";
            default -> "Not answered";
        };
    }

    /** The views of an area that has several. */
    private static List<Choice> tabs(Question question) {
        List<String[]> tabs = switch (question.view().area()) {
            case "Results" ->
                List.of(new String[] {"/results", "Profit and loss"}, new String[] {"/round-trips", "Round trips"});
            case "Statements" -> List.of(new String[] {"/statements", "Statements"}, new String[] {"/runs", "Runs"});
            default -> List.of();
        };
        return tabs.stream()
                .map(tab -> new Choice(tab[0], tab[1], question.path().equals(tab[0])))
                .toList();
    }

    /** The columns of a row below each other; what is empty is left out. */
    static Map<String, Shown> facts(Part part, Rows rows) {
        Map<String, Shown> facts = new LinkedHashMap<>();
        for (Field field : part.fields()) {
            Shown value = Tables.shown(field, rows, rows.values().get(0));
            if (!value.text().isEmpty()) {
                facts.put(field.label(), value);
            }
        }
        return facts;
    }

    /** The form above a table. */
    static final class Filters {

        private final Question question;
        private final List<Account> accounts;
        private final LocalDate today;

        Filters(Question question, List<Account> accounts, LocalDate today) {
            this.question = question;
            this.accounts = accounts;
            this.today = today;
        }

        /** Where the form leads. */
        public String action() {
            return question.path();
        }

        /** Whether there are any. */
        public boolean exist() {
            return question.view().filters().stream().anyMatch(Filter::isOfForm) && question.id() == null;
        }

        /** Whether one is set. */
        public boolean areSet() {
            return question.given().keySet().stream().anyMatch(name -> !name.equals("after") && !name.equals("page"));
        }

        /** Whether there is a filter of a name. */
        public boolean has(String name) {
            return question.view().filters().contains(Filter.valueOf(name.toUpperCase(Locale.ROOT)));
        }

        /** What is set, or empty. */
        public String value(String name) {
            Object value = question.parameters().get(name);
            boolean isDay = name.equals("from") || name.equals("to");
            String given = question.given().get(name);
            return isDay ? value == null ? "" : value.toString() : given == null ? "" : given;
        }

        /** The sort order as it was given, or empty. */
        public String sort() {
            return value("sort");
        }

        /** The accounts. */
        public List<Choice> accounts() {
            List<Choice> choices = new ArrayList<>();
            String given = question.given(Filter.ACCOUNT);
            for (Account account : accounts) {
                String alias = account.alias() == null ? "" : " (" + account.alias() + ")";
                choices.add(new Choice(
                        account.code(), account.code() + alias, account.code().equals(given)));
            }
            return choices;
        }

        /** Days that are often asked for, as addresses. */
        public List<Choice> spans() {
            LocalDate month = today.withDayOfMonth(1);
            LocalDate year = today.withDayOfYear(1);
            return List.of(
                    span("This month", month, month.plusMonths(1)),
                    span("Last month", month.minusMonths(1), month),
                    span("This year", year, year.plusYears(1)),
                    span("Last year", year.minusYears(1), year));
        }

        private Choice span(String label, LocalDate first, LocalDate next) {
            String from = first.toString();
            String to = next.minusDays(1).toString();
            return new Choice(
                    question.address()
                            .fromStart()
                            .with("from", from)
                            .with("to", to)
                            .toString(),
                    label,
                    value("from").equals(from) && value("to").equals(to));
        }

        /** What can be chosen for a filter; the first is the usual one. */
        public List<Choice> choices(String name) {
            Filter filter = Filter.valueOf(name.toUpperCase(Locale.ROOT));
            Object now = question.parameters().get(name);
            return question.view().choices().getOrDefault(filter, List.of()).stream()
                    .map(choice -> new Choice(choice, choice.replace('-', ' '), choice.equals(now)))
                    .toList();
        }
    }
}
