package io.github.ibkringest.broker.ibkr.flex.web.login;

import io.github.ibkringest.broker.pacing.PaceLimits;
import java.net.URI;
import java.time.Duration;

/**
 * How to talk to the Flex Web Service.
 *
 * @param baseUrl folder of {@code SendRequest} and {@code GetStatement}, with the slash at its end
 * @param statementUrl where the statement is asked for
 * @param userAgent value of the header, which IBKR requires in the form Technology/Version
 * @param connectTimeout for opening a connection
 * @param requestTimeout for the answer to a request
 * @param statementTimeout for the download of a statement
 * @param firstWait from the request to the first question for its statement
 * @param deadline for a statement, from the request to the last byte
 * @param interval least time between two requests of the same query
 * @param maxBytes a larger answer is refused
 */
public record ServiceSettings(
        URI baseUrl,
        StatementUrl statementUrl,
        String userAgent,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration statementTimeout,
        Duration firstWait,
        Duration deadline,
        Duration interval,
        long maxBytes) {

    /** IBKR's own address. Source: "Flex Web Service" of IBKR Campus. */
    public static final URI IBKR =
            URI.create("https://ndcdyn.interactivebrokers.com/AccountManagement/FlexWebService/");

    /**
     * One request a second and ten a minute for each token (IBKR's error codes, 1018), with a margin for requests that
     * overtake each other on the way. Silence after a complaint must be ten seconds at least; users report minutes.
     */
    public static final PaceLimits LIMITS = new PaceLimits(
            Duration.ofMillis(1_100), Duration.ofSeconds(61), 10, Duration.ofSeconds(30), Duration.ofMinutes(30));

    /** What works for other clients of the service; nothing of it is documented but the header. */
    public static final ServiceSettings DEFAULT = new ServiceSettings(
            IBKR,
            StatementUrl.RETURNED,
            "Java/" + Runtime.version().feature(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(4),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            256L << 20);
}
