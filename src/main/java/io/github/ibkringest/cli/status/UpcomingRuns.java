package io.github.ibkringest.cli.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.app.live.ConfiguredSessions;
import io.github.ibkringest.app.schedule.NextRuns;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.TokenStates;
import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.cli.coverage.CompletenessTable;
import io.github.ibkringest.cli.output.Moment;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.live.LiveTroubles;
import io.github.ibkringest.store.run.TokenRefusals;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is to come: when the schedule fires next, when tokens end, and how the sessions stand that stay open. */
public record UpcomingRuns(
        List<NextRuns.NextFire> schedule,
        List<TokenStates.TokenState> tokens,
        List<LiveBoard.Noted> live,
        Instant now,
        boolean fetches) {

    public static UpcomingRuns of(Settings settings, TokenRefusals refusals, LiveBoard board, Clock clock) {
        return new UpcomingRuns(
                NextRuns.of(settings, clock.instant()),
                TokenStates.of(settings, refusals, LocalDate.now(clock)),
                new ConfiguredSessions(settings, board).noted(),
                clock.instant(),
                settings.sources().proveDays());
    }

    /** Tokens that somebody has to make anew, and sessions that somebody has to look at. */
    public List<Problem> problems() {
        Stream<Problem> ofSessions = live.stream()
                .flatMap(noted -> LiveTroubles.of(noted, now).stream())
                .map(trouble -> new Problem(
                        "", Problem.Grade.DOUBTFUL, "live session " + trouble.cause(), trouble.sentence(), null));
        return Stream.concat(ofTokens(), ofSessions).toList();
    }

    private Stream<Problem> ofTokens() {
        return tokens.stream()
                .filter(token -> !token.ok())
                .map(token -> new Problem(
                        "",
                        Problem.Grade.DOUBTFUL,
                        "token " + token.login() + " " + token.state(),
                        "token of " + token.login() + ": " + token.state() + "; generate a new one in the portal",
                        null));
    }

    void print(PrintWriter out) {
        Table fires = new Table("schedule", "next (New York)", "cron");
        schedule.forEach(next -> fires.row(next.what(), next.at() == null ? "never" : next.at(), next.cron()));
        if (!fires.isEmpty()) {
            fires.print(out);
            out.println();
        }
        if (!tokens.isEmpty()) {
            Table table = new Table("token of", "expires", "state");
            tokens.forEach(token -> table.row(token.login(), token.expires(), token.state()));
            table.print(out);
            out.println();
        }
        if (!live.isEmpty()) {
            Table table = new Table("live session", "state", "since (UTC)", "last heard (UTC)", "accounts");
            live.forEach(noted -> table.row(
                    noted.state().name(),
                    noted.state().isConnected() ? "connected" : "not connected",
                    second(noted.state().since()),
                    second(noted.state().heardAt()),
                    String.join(", ", noted.state().accounts())));
            table.print(out);
            out.println();
        }
    }

    private static String second(Instant at) {
        return at == null
                ? null
                : Moment.inColumn(at.truncatedTo(ChronoUnit.SECONDS).toString());
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
        ArrayNode sessions = document.putArray("live");
        live.forEach(noted -> sessions.add(session(noted)));
    }

    private static ObjectNode session(LiveBoard.Noted noted) {
        LiveState state = noted.state();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("source", state.source())
                .put("name", state.name())
                .put("connected", state.isConnected())
                .put("since", Objects.toString(state.since(), null))
                .put("heardAt", Objects.toString(state.heardAt(), null))
                .put("notedAt", noted.notedAt().toString())
                .put("holder", noted.holder())
                .put("trouble", state.trouble());
        ArrayNode accounts = node.putArray("accounts");
        state.accounts().forEach(accounts::add);
        ArrayNode parts = node.putArray("parts");
        state.parts()
                .forEach(part -> parts.addObject()
                        .put("part", part.name())
                        .put("outcome", CompletenessTable.lower(part.outcome()))
                        .put("at", part.at().toString())
                        .put("error", part.sentence()));
        return node;
    }
}
