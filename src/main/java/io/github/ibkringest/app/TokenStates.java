package io.github.ibkringest.app;

import io.github.ibkringest.broker.ibkr.flex.web.FlexLogin;
import io.github.ibkringest.store.TokenRefusals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How long the tokens of the logins work, as far as that is known. */
public final class TokenStates {

    private TokenStates() {}

    /**
     * The token of a login.
     *
     * @param login what the settings call the login
     * @param expires the last day on which it works, as noted in the settings, or null
     * @param state {@code ok}, {@code unknown}, {@code expired}, or why the broker refused it
     */
    public record TokenState(String login, LocalDate expires, String state) {}

    /** The tokens of all logins. */
    public static List<TokenState> of(Settings settings, TokenRefusals refusals, LocalDate today) {
        Map<String, TokenRefusals.Refusal> refused = refusals.byLogin();
        return settings.flexLogins().stream()
                .map(login -> state(login, refused.get(login.name()), today))
                .toList();
    }

    private static TokenState state(FlexLogin login, TokenRefusals.Refusal refusal, LocalDate today) {
        LocalDate expires = login.credential().expires();
        if (refusal != null) {
            String why = "refused with " + refusal.code() + " on " + refusal.since();
            return new TokenState(login.name(), expires, why);
        }
        if (expires == null) {
            return new TokenState(login.name(), null, "unknown; set token-expires");
        }
        return new TokenState(login.name(), expires, expires.isBefore(today) ? "expired" : "ok");
    }
}
