package io.github.ibkringest.page;

import io.github.ibkringest.page.html.Table;
import io.github.ibkringest.page.html.Templates;
import io.github.ibkringest.page.question.Question;
import io.github.ibkringest.page.question.Question.Format;
import io.github.ibkringest.page.question.Questions;
import io.github.ibkringest.page.view.Part;
import io.github.ibkringest.page.view.View.Filter;
import io.github.ibkringest.page.view.Views;
import io.github.ibkringest.store.ReadingPool;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.web.WebAnswer;
import io.github.ibkringest.web.WebRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The steps of the routes of the page: what was asked, then the queries of the route, each into a variable of its name, then
 * the answer. Thread-safe.
 */
public final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private static final String QUESTION = "question";

    private static final String RECONCILED = "reconciled";

    /** PostgreSQL ended the query because it took too long. */
    private static final String TOOK_TOO_LONG = "57014";

    /** See {@code sql/web/executions.sql}. */
    private static final String NOT_ALL_SORTED = "Of these executions, only the newest 10,000 are sorted;";

    /** See {@code sql/web/results.sql}. */
    private static final String OF_A_YEAR =
            "These are the figures of the year of the last trade; choose days for others.";

    /** Rows of a chart. */
    private static final int DRAWN = 2_000;

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final Columns columns;
    private final Questions questions;
    private final Supplier<Standing> standing;
    private final Clock clock;
    private final Lazy<Layout> layout;
    private final Lazy<Assets> assets = new Lazy<>(Assets::new);

    /**
     * @param dataSource reads only
     * @param standing how it stands now
     * @param clock tells what today is, in its zone
     */
    public Pages(DataSource dataSource, Supplier<Standing> standing, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.accounts = new Accounts(jdbc);
        this.columns = new Columns(jdbc);
        this.questions =
                new Questions(() -> accounts.all().stream().map(Account::code).toList(), clock);
        this.standing = standing;
        this.clock = clock;
        this.layout = new Lazy<>(() -> new Layout(new Templates(), assets.get().folder(), clock));
    }

    /** Reads and checks what is asked of a view: the body is then the parameters of the SQL. */
    public void ask(Exchange exchange, String view) {
        WebRequest request = exchange.getMessage().getBody(WebRequest.class);
        Question question = questions.of(request, Views.named(view));
        if (view.equals("overview") && question.parameters().get("account") == null) {
            question = question.with("account", firstAccount());
        }
        exchange.setVariable(QUESTION, question);
        exchange.getMessage().setBody(question.parameters());
    }

    /** The account of which a year is shown where none was chosen: the first live one. */
    private String firstAccount() {
        return accounts.all().stream()
                .min(Comparator.comparing((Account account) -> !account.active())
                        .thenComparing(account -> account.environment().ordinal())
                        .thenComparing(Account::code))
                .map(Account::code)
                .orElse(null);
    }

    /** Answers with the tables of the view. */
    public WebAnswer list(Exchange exchange) {
        Question question = exchange.getVariable(QUESTION, Question.class);
        String chart = question.given(Filter.SYMBOL) == null
                ? null
                : question.address()
                        .fromStart()
                        .with("sort", null)
                        .with("limit", String.valueOf(DRAWN))
                        .in(Format.JSON)
                        .toString();
        Map<String, Rows> parts = parts(question, exchange);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("chart", chart);
        more.put("note", isOfAYear(question) ? OF_A_YEAR : null);
        if (isSortedInPart(parts.get(question.view().main().name()))) {
            if (question.format() != Format.HTML) {
                throw new IllegalArgumentException(
                        NOT_ALL_SORTED
                                + " narrow them down by from, to, symbol or account, or use: ibkr-ingest show executions --sort");
            }
            more.put("note", NOT_ALL_SORTED + " narrow them down to sort all that you look for.");
        }
        return answer(question, parts, more);
    }

    /** Whether a year was chosen because no days were. */
    private static boolean isOfAYear(Question question) {
        return question.view().name().equals("results")
                && question.given(Filter.FROM) == null
                && question.given(Filter.TO) == null;
    }

    /** Whether there are more rows than are sorted otherwise than by time. */
    private static boolean isSortedInPart(Rows rows) {
        return rows != null
                && !rows.isEmpty()
                && Boolean.TRUE.equals(rows.values().get(0).get("sort_is_partial"));
    }

    /** Answers with a row and what belongs to it. */
    public WebAnswer story(Exchange exchange) {
        Question question = exchange.getVariable(QUESTION, Question.class);
        Map<String, Rows> parts = parts(question, exchange);
        Rows row = parts.get(question.view().main().name());
        if (row.isEmpty()) {
            return WebAnswer.problem(
                    404,
                    "there is no such row; it may have been stored anew under another number: look for it in the list");
        }
        return answer(
                question, parts, Map.of("facts", Layout.facts(question.view().main(), row)));
    }

    /** Answers with how it stands, what agrees with the broker's own totals, the calendar of a year and what happened last. */
    @SuppressWarnings("unchecked")
    public WebAnswer overview(Exchange exchange) {
        Question question = exchange.getVariable(QUESTION, Question.class);
        Map<String, Rows> parts = parts(question, exchange);
        parts.put(RECONCILED, new Rows(columns.of("proof/standing"), exchange.getVariable(RECONCILED, List.class)));
        OverviewModel model = new OverviewModel(question, parts, standing.get(), clock);
        return answer(question, model.parts(), model.model());
    }

    /** A document byte for byte. */
    public Object download(WebRequest request) {
        String last = request.path().substring(request.path().lastIndexOf('/') + 1);
        List<KeptPayload> kept = last.matches("\\d{1,18}")
                ? jdbc.query(
                        Sql.of("payload/one"),
                        (row, n) -> new KeptPayload(
                                Long.parseLong(last),
                                row.getString("source"),
                                row.getString("feed"),
                                row.getString("name"),
                                row.getInt("reading_id"),
                                jdbc),
                        Long.parseLong(last))
                : List.of();
        return kept.isEmpty()
                ? WebAnswer.problem(404, "there is no such document; all are at /statements")
                : new Download(kept.get(0));
    }

    /** Style, script and pictures. */
    public WebAnswer asset(WebRequest request) {
        return assets.get().answer(request);
    }

    /** There is nothing at this address. */
    public WebAnswer nothing(WebRequest request) {
        return WebAnswer.problem(404, "there is nothing at " + request.path() + "; begin at /");
    }

    /** The database could not be asked, or took too long. */
    public WebAnswer failed(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("the page cannot be shown: {}", failure.toString());
        LOG.debug("page", failure);
        return Stream.iterate(failure, one -> one != null, Throwable::getCause)
                        .anyMatch(one -> one instanceof SQLException sql && TOOK_TOO_LONG.equals(sql.getSQLState()))
                ? WebAnswer.problem(
                        503,
                        "this took longer than " + ReadingPool.LONGEST.toSeconds()
                                + " seconds and was stopped; ask for one account and fewer days")
                : WebAnswer.problem(503, "the database does not answer; try again");
    }

    /** A problem as a page, where a browser asks. */
    public WebAnswer problem(WebRequest request, WebAnswer problem) {
        String accepted = request.header("accept").orElse("");
        return accepted.contains("text/html") ? layout.get().problem(problem) : problem;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Rows> parts(Question question, Exchange exchange) {
        Map<String, Rows> parts = new LinkedHashMap<>();
        for (Part part : question.view().parts()) {
            List<Map<String, Object>> values = exchange.getVariable(part.name(), List.class);
            if (values != null) {
                parts.put(part.name(), new Rows(columns.of("web/" + part.name()), values));
            }
        }
        return parts;
    }

    private WebAnswer answer(Question question, Map<String, Rows> parts, Map<String, Object> more) {
        Part main = question.view().main();
        Rows rows = parts.get(main.name());
        if (question.format() == Format.HTML) {
            List<Table> tables = new ArrayList<>();
            for (Part part : question.view().parts()) {
                if (!part.fields().isEmpty() && parts.containsKey(part.name())) {
                    tables.add(Tables.of(question, part, parts.get(part.name())));
                }
            }
            Map<String, Object> model = new LinkedHashMap<>(more);
            model.put("tables", tables);
            return layout.get().page(question, accounts.all(), model);
        }
        String next = Tables.next(question, rows);
        Rows whole = rows.first(question.limit());
        WebAnswer answer = question.format() == Format.CSV
                ? WebAnswer.of(200, "text/csv; charset=utf-8", RowText.csv(whole))
                        .with(
                                "Content-Disposition",
                                "attachment; filename=\"" + question.view().name() + ".csv\"")
                : WebAnswer.of(
                        200,
                        "application/json",
                        question.view().parts().size() == 1 ? RowText.json(whole) : RowText.json(cut(question, parts)));
        return next == null
                ? answer
                : answer.with(
                        "Link", "<" + next.replaceFirst("\\?", question.format().ending() + "?") + ">; rel=\"next\"");
    }

    private static Map<String, Rows> cut(Question question, Map<String, Rows> parts) {
        Map<String, Rows> cut = new LinkedHashMap<>();
        parts.forEach((name, rows) ->
                cut.put(name, name.equals(question.view().main().name()) ? rows.first(question.limit()) : rows));
        return cut;
    }
}
