package io.github.ibkringest.page.view;

import static io.github.ibkringest.page.view.Field.code;
import static io.github.ibkringest.page.view.Field.count;
import static io.github.ibkringest.page.view.Field.flag;
import static io.github.ibkringest.page.view.Field.moment;
import static io.github.ibkringest.page.view.Field.text;
import static io.github.ibkringest.page.view.Field.word;

import io.github.ibkringest.page.view.View.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The views that there are. */
public final class Views {

    static final String NOTHING_YET = "Import statements with: ibkr-ingest sync --file FOLDER, or look at the"
            + " built-in sample with: ibkr-ingest sync --source sample";

    private static final Map<String, View> ALL = Stream.of(
                    Stream.of(overview()),
                    TradeViews.all(),
                    OrderViews.all(),
                    OptionViews.all(),
                    ResultViews.all(),
                    RecordViews.all())
            .flatMap(views -> views)
            .collect(Collectors.toUnmodifiableMap(View::name, Function.identity()));

    private Views() {}

    /** The view of a name that routes use. */
    public static View named(String name) {
        View view = ALL.get(name);
        if (view == null) {
            throw new IllegalStateException("a route names the view " + name + ", which there is not");
        }
        return view;
    }

    /** All of them. */
    public static Collection<View> all() {
        return ALL.values();
    }

    private static View overview() {
        return View.of(
                        "overview",
                        "Overview",
                        "Overview",
                        "overview",
                        Part.of("days", "Days", ""),
                        Part.of("accounts", "Accounts", ""),
                        Part.of(
                                "live",
                                "Live connections",
                                "No connection is kept open. To see orders as they happen, set up IB Gateway (see"
                                        + " docs/gateway.md) and run: ibkr-ingest serve",
                                text("name", "Connection"),
                                flag("is_connected", "Connected"),
                                moment("since", "Since (UTC)"),
                                moment("heard_at", "Last heard (UTC)"),
                                code("accounts", "Accounts"),
                                text("trouble", "Trouble")),
                        new Part("recent-runs", "Last runs", NOTHING_YET, runs()))
                .narrowedBy(Filter.ACCOUNT, Filter.YEAR);
    }

    /** What is seen of a run in a list. */
    static List<Field> runs() {
        return List.of(
                count("id", "Run").to("/runs/{id}"),
                moment("started_at", "Started (UTC)"),
                code("account", "Account"),
                text("dataset", "Dataset"),
                word("status", "Status"),
                count("read", "Read"),
                count("inserted", "New"),
                count("updated", "Changed"),
                count("unchanged", "Known"),
                count("quarantined", "Quarantined"));
    }
}
