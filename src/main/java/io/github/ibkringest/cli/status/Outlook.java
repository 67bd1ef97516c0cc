package io.github.ibkringest.cli.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.app.schedule.NextFires;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.TokenStates;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.store.run.TokenRefusals;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What is to come: when the schedule fires next, and when tokens end. */
public record Outlook(List<NextFires.NextFire> schedule, List<TokenStates.TokenState> tokens, boolean fetches) {

    public static Outlook of(Settings settings, TokenRefusals refusals, Clock clock) {
        return new Outlook(
                NextFires.of(settings, clock.instant()),
                TokenStates.of(settings, refusals, LocalDate.now(clock)),
                settings.sources().proveDays());
    }

    /** Tokens that somebody has to make anew. */
    public List<Problem> problems() {
        return tokens.stream()
                .filter(token -> !token.ok())
                .map(token -> new Problem(
                        "",
                        Problem.Grade.DOUBTFUL,
                        "token " + token.login() + " " + token.state(),
                        "token of " + token.login() + ": " + token.state() + "; generate a new one in the portal",
                        null))
                .toList();
    }

    void print(PrintWriter out) {
        Table fires = new Table("schedule", "next (New York)", "cron");
        schedule.forEach(next -> fires.row(next.what(), next.at() == null ? "never" : next.at(), next.cron()));
        fires.print(out);
        out.println();
        if (!tokens.isEmpty()) {
            Table table = new Table("token of", "expires", "state");
            tokens.forEach(token -> table.row(token.login(), token.expires(), token.state()));
            table.print(out);
            out.println();
        }
    }

    void addTo(ObjectNode document) {
        ArrayNode fires = document.putArray("schedule");
        schedule.forEach(next -> fires.addObject()
                .put("what", next.what())
                .put("cron", next.cron())
                .put("next", next.at() == null ? null : next.at().toString()));
        ArrayNode logins = document.putArray("tokens");
        tokens.forEach(token -> logins.addObject()
                .put("login", token.login())
                .put("expires", token.expires() == null ? null : token.expires().toString())
                .put("state", token.state())
                .put("ok", token.ok()));
    }
}
