package io.github.ibkringest.app.source;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.provider.Credential;
import io.github.ibkringest.store.run.TokenRefusals;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** How long the tokens of the logins work, as far as that is known. */
public final class TokenStates {

    /** Days before its expiry on which a token is reported. */
    public static final int SOON = 14;

    private TokenStates() {}

    /**
     * The token of a login.
     *
     * @param login what the settings call the login
     * @param expires the last day on which it works, as noted in the settings, or null
     * @param state {@code ok}, {@code unknown}, {@code expired}, when it ends if that is soon, or why the broker refused it
     * @param ok whether nobody has to make a new one yet; one of which the end is not noted is taken to work
     */
    public record TokenState(String login, LocalDate expires, String state, boolean ok) {}

    /** The tokens of all logins. */
    public static List<TokenState> of(Settings settings, TokenRefusals refusals, LocalDate today) {
        Map<String, TokenRefusals.Refusal> refused = refusals.byLogin();
        return settings.sources().all().stream()
                .flatMap(entry -> entry.configured().credentials().stream())
                .map(login -> state(login, refused.get(login.name()), today))
                .toList();
    }

    private static TokenState state(Credential login, TokenRefusals.Refusal refusal, LocalDate today) {
        LocalDate expires = login.expires();
        if (refusal != null) {
            String why = "refused with " + refusal.code() + " on " + refusal.since();
            return new TokenState(login.name(), expires, why, false);
        }
        if (expires == null) {
            return new TokenState(login.name(), null, "unknown; set token-expires", true);
        }
        long days = ChronoUnit.DAYS.between(today, expires);
        return new TokenState(login.name(), expires, ends(days), days >= SOON);
    }

    private static String ends(long days) {
        if (days < 0) {
            return "expired";
        }
        if (days >= SOON) {
            return "ok";
        }
        return days == 0 ? "ends today" : days == 1 ? "ends tomorrow" : "ends in " + days + " days";
    }
}
