package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexToken;
import io.github.ibkringest.broker.ibkr.flex.web.login.QueryKind;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.provider.DurationText;
import io.github.ibkringest.broker.provider.Loopback;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads and checks the settings of one login, whose keys begin with a prefix. */
record FlexLoginReader(String prefix, SettingValues values, FlexSettings reading, long maxBytes) {

    /** Stands in for a token that is missing, until the complaint about it ends the program. */
    private static final Secret MISSING = new Secret("missing");

    FlexLogin read(String name) {
        return new FlexLogin(name, credential(), queries(), ownReading(), service());
    }

    private FlexToken credential() {
        Secret token = token();
        String file = value("token-file");
        return new FlexToken(token, file.isEmpty() || token == MISSING ? null : Path.of(file), expires());
    }

    private LocalDate expires() {
        String text = value("token-expires");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return wrong("token-expires", "=" + text + " is no date; write one like 2027-06-30", null);
        }
    }

    private Secret token() {
        String token = value("token");
        String file = value("token-file");
        if (token.isEmpty() && file.isEmpty()) {
            return wrong("token", "or " + prefix + "token-file must be set, one of them", MISSING);
        }
        if (!token.isEmpty() && !file.isEmpty()) {
            return wrong("token", "and " + prefix + "token-file are both set; leave out one of them", MISSING);
        }
        String text = token.isEmpty() ? contentOf(file) : token;
        if (text != null && !text.matches("\\S+")) {
            return wrong(token.isEmpty() ? "token-file" : "token", "holds no token: digits without spaces", MISSING);
        }
        return text == null ? MISSING : new Secret(text);
    }

    private String contentOf(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException e) {
            return wrong("token-file", "=" + file + " cannot be read (" + Reason.of(e) + ")", null);
        }
    }

    private List<FlexQuery> queries() {
        List<FlexQuery> queries = new ArrayList<>();
        for (QueryKind kind : QueryKind.values()) {
            String id = value(kind.label() + "-query-id");
            // the service knows best what its numbers look like; a word is the name of a query
            if (id.matches("\\w*\\d\\w*")) {
                queries.add(new FlexQuery(kind, id, dates(kind)));
            } else if (!id.isEmpty()) {
                wrong(kind.label() + "-query-id", "=" + id + " must be the number that the portal shows", null);
            }
        }
        if (queries.isEmpty()) {
            wrong("activity-query-id", "and " + prefix + "confirms-query-id are missing; set one or both", null);
        }
        return queries;
    }

    private DateOverride dates(QueryKind kind) {
        DateOverride both = oneOf("date-override", DateOverride.FD_TD);
        return oneOf(kind.label() + "-date-override", both);
    }

    private FlexSettings ownReading() {
        String zone = prefix.equals("flex.") ? "" : value("zone");
        try {
            return zone.isEmpty() ? reading : reading.in(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return wrong("zone", "=" + zone + " is no time zone; write one like America/New_York", reading);
        }
    }

    private ServiceSettings service() {
        ServiceSettings standard = ServiceSettings.DEFAULT;
        URI baseUrl = baseUrl();
        // A service on this machine is a stub or a proxy; IBKR's own wish to be left alone is IBKR's.
        Duration interval = Loopback.is(baseUrl) ? Duration.ZERO : standard.interval();
        return new ServiceSettings(
                baseUrl,
                oneOf("statement-url", standard.statementUrl()),
                value("user-agent").isEmpty() ? standard.userAgent() : value("user-agent"),
                limit("connect-timeout", standard.connectTimeout()),
                limit("request-timeout", standard.requestTimeout()),
                limit("statement-timeout", standard.statementTimeout()),
                duration("first-wait", standard.firstWait()),
                limit("deadline", standard.deadline()),
                duration("query-interval", interval),
                maxBytes);
    }

    private URI baseUrl() {
        String text = value("base-url");
        try {
            URI url = text.isEmpty() ? ServiceSettings.IBKR : URI.create(text.endsWith("/") ? text : text + "/");
            boolean secure = "https".equalsIgnoreCase(url.getScheme());
            boolean local = "http".equalsIgnoreCase(url.getScheme()) && Loopback.is(url);
            if (url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null && (secure || local)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // the complaint below says it all
        }
        return wrong("base-url", "must be an https:// address (http:// on this machine only)", ServiceSettings.IBKR);
    }

    /** A time limit: within no time nothing can be answered. */
    private Duration limit(String key, Duration otherwise) {
        Duration limit = duration(key, otherwise);
        return limit.isZero()
                ? wrong(key, "=" + value(key) + " leaves no time; write one like 40s, 5m or 1h", otherwise)
                : limit;
    }

    private Duration duration(String key, Duration otherwise) {
        String text = value(key);
        try {
            return text.isEmpty() ? otherwise : DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            return wrong(key, "=" + text + " is no duration; write one like 40s, 5m or 1h", otherwise);
        }
    }

    private <E extends Enum<E>> E oneOf(String key, E otherwise) {
        String text = value(key).toUpperCase(Locale.ROOT);
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(constant ->
                        text.isEmpty() ? constant == otherwise : constant.name().equals(text))
                .findFirst()
                .orElseGet(() -> wrong(key, "=" + text + " must be one of " + words(all), otherwise));
    }

    private static String words(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
    }

    private String value(String key) {
        return values.value(prefix + key);
    }

    private <T> T wrong(String key, String what, T instead) {
        values.complain(prefix + key + (what.startsWith("=") ? "" : " ") + what);
        return instead;
    }
}
