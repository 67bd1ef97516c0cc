package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.StatementUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The URLs of one session. They hold the token, so they go to the HTTP client and nowhere else. */
final class FlexAddresses {

    private final ServiceSettings service;
    private final Secret token;
    private final TrustedHosts trusted;

    FlexAddresses(ServiceSettings service, Secret token) {
        this.service = service;
        this.token = token;
        this.trusted = new TrustedHosts(service.baseUrl());
    }

    /** Requests a statement; {@code dates} are parameters that start with {@code &}, or empty. */
    URI request(String queryId, String dates) {
        return with(service.baseUrl().resolve("SendRequest"), queryId, dates);
    }

    /**
     * Asks for a statement.
     *
     * @param otherTurn whether the address used first has just failed
     */
    URI statement(FlexAnswer.Accepted accepted, boolean otherTurn) {
        URI own = service.baseUrl().resolve("GetStatement");
        boolean stay = service.statementUrl() == StatementUrl.BASE
                || service.statementUrl() == StatementUrl.RETURNED_WITH_FALLBACK && otherTurn;
        URI returned = stay ? null : returned(accepted.url());
        return with(returned == null ? own : returned, accepted.reference(), "");
    }

    /** The address in the answer without its parameters, or null when it is not one to follow. */
    private URI returned(String url) {
        try {
            URI address = url == null ? null : URI.create(url.strip());
            return address != null && address.isAbsolute() && trusted.trustsForStatements(address)
                    ? URI.create(address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath())
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Without {@code v} the service falls back to version 2. */
    private URI with(URI address, String q, String more) {
        return URI.create(address + "?t=" + encoded(token.reveal()) + "&q=" + encoded(q) + "&v=3" + more);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
