package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.provider.Setting;
import java.util.List;

/**
 * The settings of a login at the Flex Web Service, without the prefix of the login. Their defaults are in the page for the
 * user; {@link FlexLoginReader} takes them from where they are used, because some depend on others.
 */
final class LoginSettings {

    /** All of them. */
    static final List<Setting<String>> ALL = List.of(
            setting("token", "the token"),
            setting("token-file", "a file that holds the token"),
            setting("token-expires", "the expiry date of the token, such as `2027-06-30`"),
            setting("activity-query-id", "the activity query"),
            setting("confirms-query-id", "the trade confirmation query"),
            setting("date-override", "how `--from` and `--to` are passed to a query"),
            setting("activity-date-override", "the same, for the activity query alone"),
            setting("confirms-date-override", "the same, for the trade confirmation query alone"),
            setting("deadline", "time limit for one statement, from its request to its last byte"),
            setting("query-interval", "minimum time between two requests of the same query"),
            setting("zone", "time zone of times without a zone"),
            setting("base-url", "another address of the service"),
            setting("statement-url", "where to request the statement"),
            setting("first-wait", "delay between the request and the first poll for its statement"),
            setting("connect-timeout", "time limit for a connection"),
            setting("request-timeout", "time limit for the response to a request"),
            setting("statement-timeout", "time limit for the response with the statement"),
            setting("user-agent", "what the program calls itself"));

    private LoginSettings() {}

    private static Setting<String> setting(String key, String meaning) {
        return Setting.text(key, "", meaning);
    }
}
