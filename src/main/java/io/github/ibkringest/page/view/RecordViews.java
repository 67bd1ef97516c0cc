package io.github.ibkringest.page.view;

import static io.github.ibkringest.page.view.Field.bytes;
import static io.github.ibkringest.page.view.Field.code;
import static io.github.ibkringest.page.view.Field.count;
import static io.github.ibkringest.page.view.Field.day;
import static io.github.ibkringest.page.view.Field.moment;
import static io.github.ibkringest.page.view.Field.raw;
import static io.github.ibkringest.page.view.Field.text;
import static io.github.ibkringest.page.view.Field.word;

import io.github.ibkringest.page.view.View.Filter;
import java.util.List;
import java.util.stream.Stream;

/** What was delivered, and what became of it. */
final class RecordViews {

    private static final String RUN = "/runs/{run_id}";
    private static final String STATEMENT = "/statements/{payload_id}";

    private RecordViews() {}

    static Stream<View> all() {
        return Stream.of(statements(), statement(), runs(), run(), quarantine(), quarantined());
    }

    /** How a row came to be what it is: what changed, who stated it, and in which words. */
    static List<Part> story(String row) {
        return List.of(
                Part.of(
                        row + "-changes",
                        "What changed",
                        "Nothing has changed since it was first stored.",
                        moment("at", "When (UTC)"),
                        code("changed", "Column"),
                        raw("before", "Before"),
                        raw("after", "After"),
                        count("run_id", "Run").to(RUN)),
                Part.of(
                        row + "-statements",
                        "Who stated it",
                        "No run is known.",
                        count("run_id", "Run").to(RUN),
                        moment("started_at", "Stored (UTC)"),
                        text("source", "Source"),
                        text("document", "Document").to(STATEMENT),
                        text("feed", "Report"),
                        moment("as_of", "Made (UTC)")),
                Part.of(
                        row + "-delivered",
                        "As it was delivered",
                        "No record describes it: it was derived from its executions.",
                        text("feed", "Report"),
                        code("attribute", "Attribute"),
                        raw("value", "Value")));
    }

    private static View statements() {
        return View.of(
                        "statements",
                        "Statements",
                        "Statements",
                        "list",
                        Part.of(
                                "statements",
                                "Documents as they were delivered",
                                "No document was delivered yet. " + Views.NOTHING_YET,
                                count("id", "No.").to("/statements/{id}"),
                                moment("fetched_at", "Fetched (UTC)"),
                                text("name", "Document").to("/statements/{id}"),
                                text("source", "Source"),
                                code("accounts", "Accounts"),
                                day("period_from", "From"),
                                day("period_to", "To"),
                                count("rows", "Rows"),
                                count("records", "Records"),
                                count("skipped", "Skipped by rule"),
                                bytes("size_bytes", "Size")))
                .narrowedBy(Filter.ACCOUNT, Filter.PAGE);
    }

    private static View statement() {
        return View.of(
                "statement",
                "Statements",
                "Statement",
                "story",
                Part.of(
                        "statement",
                        "Document",
                        "",
                        text("name", "Document"),
                        text("download", "Download").to("/download/{id}"),
                        bytes("size_bytes", "Size"),
                        text("source", "Source"),
                        text("feed", "Report"),
                        code("accounts", "Accounts"),
                        day("period_from", "From"),
                        day("period_to", "To"),
                        moment("as_of", "Made (UTC)"),
                        moment("fetched_at", "Fetched (UTC)"),
                        count("rows", "Rows of trades"),
                        count("records", "Records, all accounted for by runs"),
                        count("skipped", "Rows skipped by rule"),
                        code("by_rule", "By rule"),
                        code("sha256", "SHA-256")),
                Part.of(
                        "statement-runs",
                        "Runs that read it",
                        "None.",
                        count("id", "Run").to("/runs/{id}"),
                        moment("started_at", "Started (UTC)"),
                        code("account", "Account"),
                        text("dataset", "Dataset"),
                        word("status", "Status"),
                        count("read", "Read"),
                        count("inserted", "New"),
                        count("updated", "Changed"),
                        count("unchanged", "Known"),
                        count("quarantined", "Quarantined"),
                        count("ignored", "Ignored by rule")));
    }

    private static View runs() {
        return View.of(
                        "runs",
                        "Statements",
                        "Runs",
                        "list",
                        new Part("runs", "The ledger", "No run yet. " + Views.NOTHING_YET, Views.runs()))
                .narrowedBy(Filter.ACCOUNT, Filter.STATUS, Filter.PAGE)
                .choosing(Filter.STATUS, "all", "succeeded", "failed", "interrupted", "running");
    }

    private static View run() {
        return View.of(
                "run",
                "Statements",
                "Run",
                "story",
                Part.of(
                        "run",
                        "Run",
                        "",
                        count("id", "Run"),
                        word("status", "Status"),
                        raw("error", "Why"),
                        code("account", "Account"),
                        text("dataset", "Dataset"),
                        text("source", "Source"),
                        text("payload", "Document").to(STATEMENT),
                        moment("started_at", "Started (UTC)"),
                        moment("finished_at", "Finished (UTC)"),
                        count("read", "Records read"),
                        count("inserted", "New"),
                        count("updated", "Changed"),
                        count("unchanged", "Known"),
                        count("quarantined", "Quarantined"),
                        count("ignored", "Ignored by rule"),
                        code("by_rule", "By rule"),
                        count("corrected", "Executions it corrected"),
                        count("orders_made", "Orders derived")));
    }

    private static View quarantine() {
        return View.of(
                        "quarantine",
                        "Quarantine",
                        "Quarantine",
                        "list",
                        Part.of(
                                "quarantine",
                                "Records that could not be trusted",
                                "Nothing is in quarantine. Records that cannot be read come here, with the reason; the others"
                                        + " of their statement are stored.",
                                count("id", "No.").to("/quarantine/{id}"),
                                moment("created_at", "Since (UTC)"),
                                code("account", "Account"),
                                text("dataset", "Dataset"),
                                word("state", "State"),
                                text("reason", "Reason").to("/quarantine/{id}"),
                                text("place", "Place")))
                .narrowedBy(Filter.ACCOUNT, Filter.STATUS, Filter.PAGE)
                .choosing(Filter.STATUS, "open", "all", "resolved", "superseded", "discarded");
    }

    private static View quarantined() {
        return View.of(
                "quarantined",
                "Quarantine",
                "Record in quarantine",
                "story",
                Part.of(
                        "quarantined",
                        "Record",
                        "",
                        raw("reason", "Reason"),
                        word("state", "State"),
                        code("account", "Account"),
                        text("dataset", "Dataset"),
                        text("place", "Place"),
                        text("feed", "Report"),
                        count("payload_id", "Statement").to(STATEMENT),
                        count("run_id", "Run").to(RUN),
                        moment("created_at", "Since (UTC)"),
                        moment("closed_at", "Closed (UTC)"),
                        text("closing_note", "Note"),
                        raw("raw_fragment", "As it was delivered")));
    }
}
