package io.github.ibkringest.web;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who is answered. A page of any site can make a browser on this machine ask the service, also under a name of its own that
 * leads here; so names and origins are compared with what the service is called. Thread-safe.
 */
final class WebGuard {

    /** For every answer: no script, style or picture from elsewhere, in no frame, kept by nobody. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final WebSettings settings;
    private final boolean local;

    WebGuard(WebSettings settings) {
        this.settings = settings;
        this.local = settings.isLocal();
    }

    /**
     * Why a request is not answered.
     *
     * @param open whether what is asked for is for everybody who can connect
     */
    Optional<WebAnswer> objection(Headers request, boolean open) {
        String host = name(request.getFirst("Host"));
        if (!isOurs(host)) {
            return Optional.of(
                    WebAnswer.problem(
                            403,
                            "this service is not called '" + host
                                    + "'; a name under which it is reached, as through a proxy, goes into the setting monitor.hosts"));
        }
        if (isOfAnotherPage(request)) {
            return Optional.of(WebAnswer.problem(403, "pages of other sites may not ask this service"));
        }
        return open ? Optional.empty() : unauthorized(request.getFirst("Authorization"));
    }

    /** Where others than this machine can connect, anything may be the name, and the token decides. */
    private boolean isOurs(String host) {
        return settings.hosts().contains(host)
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals(settings.bind().toLowerCase(Locale.ROOT))
                || !local && settings.hosts().isEmpty();
    }

    private static String name(String host) {
        return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    /** A link of another page may lead here, but no script of it may ask. */
    private static boolean isOfAnotherPage(Headers request) {
        String origin = request.getFirst("Origin");
        if (origin != null
                && !origin.equals("null")
                && !String.valueOf(request.getFirst("Host")).equals(authority(origin))) {
            return true;
        }
        String site = request.getFirst("Sec-Fetch-Site");
        boolean elsewhere = "cross-site".equals(site) || "same-site".equals(site) || "null".equals(origin);
        return elsewhere && !"navigate".equals(request.getFirst("Sec-Fetch-Mode"));
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Optional<WebAnswer> unauthorized(String authorization) {
        if (settings.token() == null) {
            return local
                    ? Optional.empty()
                    : Optional.of(WebAnswer.problem(
                            403,
                            "other machines can reach this service at " + settings.bind()
                                    + ", so it asks for a token: set monitor.token, or listen on 127.0.0.1"));
        }
        byte[] wanted = settings.token().reveal().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, given(authorization))
                ? Optional.empty()
                : Optional.of(WebAnswer.problem(
                                401,
                                "this needs the token of the setting monitor.token: as the password where a browser asks"
                                        + " for one, with any user; for programs, the header Authorization: Bearer TOKEN")
                        .with("WWW-Authenticate", "Basic realm=\"ibkr-ingest\", charset=\"UTF-8\""));
    }

    /** The token that a request brings: programs by itself, browsers as the password of any user. */
    private static byte[] given(String authorization) {
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
        }
        if (authorization != null && authorization.startsWith(BASIC)) {
            try {
                String pair = new String(
                        Base64.getDecoder().decode(authorization.substring(BASIC.length())), StandardCharsets.UTF_8);
                return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }
        return new byte[0];
    }
}
